/** A role is for users, for applications, or for both. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isSettledText } from "./published";

const kinds: ReadonlySet<string> = new Set(["User", "Application"]);

export const roleMembers: Rule = {
  id: "role-members",
  level: "refused",
  why: "A role that is for nobody can be assigned to nobody.",
  source: sources.providerApplication,
  judge: ({ exposes: { roles } }) =>
    roles
      .filter(({ members }) => members.every(isSettledText))
      .filter(({ members }) => members.length === 0 || members.some((member) => !kinds.has(member)))
      .map(({ name }) => ({
        argument: "appRoles",
        value: name,
        rule: "a role is for users, applications or both",
        fix: 'set its members to ["users"], ["applications"] or both',
      })),
};
