/** Where assignment is required, users cannot consent for themselves. */
import { signsPeopleIn } from "../clientType/clientTypes";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listUncovered } from "./consents";
import { nameAll } from "./requests";

export const assignmentRequiredConsent: Rule = {
  id: "assignment-required-consent",
  level: "risky",
  why: "Users cannot consent for themselves to an app that requires assignment.",
  code: "AADSTS90094",
  source: sources.userConsent,
  judge: (manifest) => {
    if (!signsPeopleIn(manifest) || !manifest.servicePrincipal?.assignmentRequired) return [];
    const stopped = listUncovered(manifest, "delegated");
    if (stopped.length === 0) return [];
    return [
      {
        argument: "consent",
        value: nameAll(stopped),
        rule: "an app that requires assignment has an administrator's consent",
        fix: 'set consent to "wholeTenant", or assignmentRequired to false',
      },
    ];
  },
};
