/** People are assigned to roles that are for people. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isUuid } from "../uuid";
import { assignmentsArgument, roleOf } from "./assignments";

export const assignmentMembers: Rule = {
  id: "assignment-members",
  level: "refused",
  why: "A role says whether users and groups or applications can be assigned to it.",
  code: "Request_BadRequest",
  source: sources.appRole,
  judge: (manifest) =>
    manifest.assignments.flatMap((assignment) => {
      const { principalObjectId: principal } = assignment;
      const role = roleOf(assignment, manifest);
      // An object id may be an application's; users and groups alone are looked up by name.
      const isPerson = principal.state === "known" && !isUuid(principal.value);
      if (!isPerson || role === undefined || role.members.includes("User")) return [];
      const rule = "users and groups are assigned to roles that are for users";
      const fix = `add "users" to the members of ${role.name}, or assign another role`;
      return [{ argument: assignmentsArgument, value: principal.value, rule, fix }];
    }),
};
