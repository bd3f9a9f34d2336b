/** What is known about a permission that an app asks for or has consent to. */
import { describePermission, findApi, findPermission } from "../../catalogue";
import { type Consent, type PermissionRequest, programApiName, unsettledName } from "../../manifest";
import { kindOf } from "../../rules";
import type { PermissionDetails } from "../change";
import type { SeverityCase } from "../severityTable";
import { notSettledText } from "./showValue";

export function detailsOf({ api, permission, kind }: PermissionRequest): PermissionDetails {
  const known = findPermission(api, kind, permission);
  const meaning = known && describePermission(known);
  return {
    api,
    apiName: nameOfApi(api),
    permission,
    kind,
    tier: meaning?.risk.tier,
    access: meaning?.access,
    reach: meaning?.reach,
    control: meaning?.risk.control,
  };
}

export function detailsOfConsent(consent: Consent): PermissionDetails {
  return detailsOf({ api: consent.api, permission: consent.permission, kind: kindOf(consent) });
}

/** As people know an API: its display name, the logical name of an app of the program, or its client id. */
function nameOfApi(api: string): string {
  return programApiName(api) ?? findApi(api)?.displayName ?? showName(api);
}

/** `Microsoft Graph Mail.Read (application)`. */
export function subjectOf({ apiName, permission, kind }: PermissionDetails): string {
  return `${apiName} ${showName(permission)} (${kind})`;
}

/** The name of a permission or an API, or what stands for one that is not settled. */
export function showName(name: string): string {
  return name === unsettledName ? notSettledText : name;
}

export function severityCaseOf({ api, kind, tier }: PermissionDetails): SeverityCase {
  return `permission/${kind}/${programApiName(api) === undefined ? (tier ?? "ungraded") : "ownApi"}`;
}
