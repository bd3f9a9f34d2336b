/** Delegated permissions that the users of a tenant with the recommended consent policy cannot consent to. */
import { describePermission, recommendedPolicy } from "../../catalogue";
import type { PermissionRequest } from "../../manifest";
import { signsPeopleIn } from "../clientType/clientTypes";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listUncovered } from "./consents";
import { lookUp, nameAll } from "./requests";

export const consentPolicy: Rule = {
  id: "consent-policy",
  level: "risky",
  why: `The consent policy of new tenants (${recommendedPolicy.id}) keeps users from consenting to these.`,
  code: "AADSTS90094",
  source: sources.consentPolicies,
  judge: (manifest) => {
    if (!signsPeopleIn(manifest) || manifest.servicePrincipal?.assignmentRequired) return [];
    const stopped = listUncovered(manifest, "delegated").filter(isExcluded);
    if (stopped.length === 0) return [];
    return [
      {
        argument: "consent",
        value: nameAll(stopped),
        rule: "permissions that the policy of new tenants withholds from users have an administrator's consent",
        fix: 'set consent to "wholeTenant", or let an administrator open the adminConsentUrl of the app',
      },
    ];
  },
};

function isExcluded(request: PermissionRequest): boolean {
  const known = lookUp(request);
  const consent = known && describePermission(known).consent;
  return consent?.who === "user" && consent.recommendedPolicy === "refuses";
}
