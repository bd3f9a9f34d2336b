/** An app that only assigned people may use, and nobody is. */
import { signsPeopleIn } from "../clientType/clientTypes";
import type { Rule } from "../rule";
import { sources } from "../sources";

export const assignmentMissing: Rule = {
  id: "assignment-missing",
  level: "risky",
  why: "Where assignment is required, whoever is not assigned is stopped at sign-in.",
  code: "AADSTS50105",
  source: sources.errorCodes,
  judge: (manifest) => {
    const { servicePrincipal, assignments } = manifest;
    if (!servicePrincipal?.assignmentRequired || !signsPeopleIn(manifest) || assignments.length > 0) return [];
    const rule = "somebody is assigned to an app that requires it";
    return [{ argument: "assigned", rule, fix: 'add a group, such as { group: "Room planners" }' }];
  },
};
