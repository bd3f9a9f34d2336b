/** Names of roles have at most 120 characters. */
import type { Rule } from "../rule";
import { sources } from "../sources";

const limit = 120;

export const roleNameLength: Rule = {
  id: "role-name-length",
  level: "refused",
  why: "Tokens hold the names of roles, and Graph limits their length.",
  code: "Request_BadRequest",
  source: sources.appRole,
  judge: ({ exposes: { roles } }) =>
    roles
      .filter(({ name }) => name.length > limit)
      .map(({ name }) => ({
        argument: "appRoles",
        value: name,
        rule: `a role has a name of at most ${limit} characters`,
        fix: `shorten it: it has ${name.length}`,
      })),
};
