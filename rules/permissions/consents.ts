/** Which requests an app's declared consent covers. */
import { type AppManifest, type Consent, type PermissionRequest, programApiName } from "../../manifest";
import { takesPersonalAccountsAlone } from "../audience";
import { isOfMicrosoft, isSettled } from "./requests";

export function kindOf({ to }: Consent): PermissionRequest["kind"] {
  return to === "app" ? "application" : "delegated";
}

/** Also where nobody can tell: of a tenant's own API a grant has a scope's name, and a request its id. */
export function covers(consent: Consent, request: PermissionRequest): boolean {
  if (kindOf(consent) !== request.kind) return false;
  if (!isSettled(consent)) return true;
  if (consent.api !== request.api) return false;
  const isForeign = !isOfMicrosoft(consent.api) && programApiName(consent.api) === undefined;
  return (isForeign && request.kind === "delegated") || consent.permission === request.permission;
}

/** Settled requests to which nothing in the program consents. */
export function listUncovered(manifest: AppManifest, kind: PermissionRequest["kind"]): readonly PermissionRequest[] {
  // Personal accounts have no administrator; each consents to everything alone.
  if (takesPersonalAccountsAlone(manifest)) return [];
  const { requests, consents } = manifest;
  return requests
    .filter((request) => request.kind === kind && isSettled(request))
    .filter((request) => !consents.some((consent) => covers(consent, request)));
}
