/** People are assigned to roles that the app has. */
import { unsettledName } from "../../manifest";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { areRolesSettled, assignmentsArgument, roleOf } from "./assignments";

export const assignmentRole: Rule = {
  id: "assignment-role",
  level: "refused",
  why: "Graph looks the role up in the app when somebody is assigned to it.",
  code: "Request_BadRequest",
  source: sources.appRoleAssignment,
  judge: (manifest) => {
    if (!areRolesSettled(manifest)) return [];
    const names = manifest.exposes.roles.map(({ name }) => name).join(", ");
    return manifest.assignments
      .filter((assignment) => roleOf(assignment, manifest) === undefined)
      .flatMap(({ role }) => (role === undefined || role === unsettledName ? [] : [role]))
      .map((role) => ({
        argument: assignmentsArgument,
        value: role,
        rule: "people are assigned to roles that the app has",
        fix: names === "" ? "declare the role in appRoles, or leave the role out" : `use one of ${names}`,
      }));
  },
};
