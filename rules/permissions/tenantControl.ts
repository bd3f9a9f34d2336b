/** Permissions of the worst tier, given for the whole tenant. */
import { describePermission } from "../../catalogue";
import type { AppManifest, PermissionRequest } from "../../manifest";
import type { Rule } from "../rule";
import { covers } from "./consents";
import { lookUp, nameAll } from "./requests";
import { canEscalate } from "./selfEscalation";

export const tenantControl: Rule = {
  id: "tenant-control",
  level: "risky",
  why: "Public gradings count these among the permissions that lead to control of the tenant.",
  source: "https://github.com/Cloud-Architekt/AzurePrivilegedIAM",
  judge: (manifest) => {
    const found = manifest.requests.filter(
      (request) => !canEscalate(request) && isForWholeTenant(request, manifest) && isOfWorstTier(request),
    );
    if (found.length === 0) return [];
    return [
      {
        argument: "permissions",
        value: nameAll(found),
        rule: "an app has no permission that leads to control of the tenant",
        fix: "use a narrower one: `appreg permissions least <call>` names those that a call needs",
      },
    ];
  },
};

function isForWholeTenant(request: PermissionRequest, { consents }: AppManifest): boolean {
  if (request.kind === "application") return true;
  return consents.some((consent) => consent.to === "wholeTenant" && covers(consent, request));
}

function isOfWorstTier(request: PermissionRequest): boolean {
  const known = lookUp(request);
  return known !== undefined && describePermission(known).risk.tier === "tier-0";
}
