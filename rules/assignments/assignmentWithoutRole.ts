/** People who are assigned to an app with roles, and to none of them. */
import { knownValues } from "../../manifest";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { assignmentsArgument } from "./assignments";

export const assignmentWithoutRole: Rule = {
  id: "assignment-without-role",
  level: "risky",
  why: "Graph's page allows an assignment without a role for apps that have none, and a token then names no role.",
  source: sources.appRoleAssignment,
  judge: ({ exposes: { roles }, assignments }) => {
    const forPeople = roles.filter(({ members, isEnabled }) => isEnabled && members.includes("User"));
    const without = assignments.filter(({ role }) => role === undefined);
    if (forPeople.length === 0 || without.length === 0) return [];
    const people = knownValues(without.map(({ principalObjectId }) => principalObjectId));
    return [
      {
        argument: assignmentsArgument,
        ...(people.length > 0 && { value: people.join(", ") }),
        rule: "people are assigned to a role where an app has roles for them",
        fix: `give each a role: ${forPeople.map(({ name }) => name).join(", ")}`,
      },
    ];
  },
};
