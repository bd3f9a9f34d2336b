/** People who are assigned to an app with roles, and to none of them. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { assignmentsArgument } from "./assignments";

export const assignmentWithoutRole: Rule = {
  id: "assignment-without-role",
  level: "risky",
  why: "Graph's page allows an assignment without a role for apps that have none, and a token then names no role.",
  source: sources.appRoleAssignment,
  judge: ({ exposes: { roles }, assignments }) => {
    const names = roles
      .filter(({ members, isEnabled }) => isEnabled && members.includes("User"))
      .map(({ name }) => name);
    if (names.length === 0) return [];
    return assignments
      .filter(({ role }) => role === undefined)
      .map(({ principalObjectId: principal }) => ({
        argument: assignmentsArgument,
        ...(principal.state === "known" && { value: principal.value }),
        rule: "people are assigned to a role where an app has roles for them",
        fix: `add role: "${names[0]}"${names.length > 1 ? `, or one of ${names.slice(1).join(", ")}` : ""}`,
      }));
  },
};
