/** Delegated permissions that only an administrator may consent to, and to which nothing in the program consents. */
import { describePermission } from "../../catalogue";
import type { PermissionRequest } from "../../manifest";
import { signsPeopleIn } from "../clientType/clientTypes";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listUncovered } from "./consents";
import { lookUp, nameAll } from "./requests";

export const adminConsentMissing: Rule = {
  id: "admin-consent-missing",
  level: "risky",
  why: "People who are no administrators are stopped at sign-in until one has consented.",
  code: "AADSTS90094",
  source: sources.errorCodes,
  judge: (manifest) => {
    // Where assignment is required, nobody consents for themselves: another rule tells.
    if (!signsPeopleIn(manifest) || manifest.servicePrincipal?.assignmentRequired) return [];
    const stopped = listUncovered(manifest, "delegated").filter(isForAdministrators);
    if (stopped.length === 0) return [];
    return [
      {
        argument: "consent",
        value: nameAll(stopped),
        rule: "permissions that need an administrator have an administrator's consent",
        fix: 'set consent to "wholeTenant", or let an administrator open the adminConsentUrl of the app',
      },
    ];
  },
};

function isForAdministrators(request: PermissionRequest): boolean {
  const known = lookUp(request);
  return known !== undefined && describePermission(known).consent.who === "admin";
}
