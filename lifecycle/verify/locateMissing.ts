/** Finds out where a permission got lost on its way from the program into a token. */
import type { PermissionKind } from "../../catalogue";
import type { AppManifest, Consent } from "../../manifest";
import type { MissingIn, MissingPermission } from "./check";

/** What a token lacks. */
export interface Lack {
  /** As manifests name it: "microsoftGraph". */
  readonly api: string;
  readonly kind: PermissionKind;
  readonly permission: string;
}

/** What is known of the app that the token is for. */
export interface LackPlace {
  readonly declared: AppManifest;
  /** What the directory has. */
  readonly actual: AppManifest;
  /** Object id of the person who signed in; a consent of one user counts for that user alone. */
  readonly person?: string | undefined;
}

/** Declaration first, then consent: whatever is neither lost there nor in the token got lost in between, with time. */
export function locateMissing(lack: Lack, place: LackPlace): MissingPermission {
  const { permission, kind } = lack;
  return { permission, kind, missingIn: whereLost(lack, place) };
}

function whereLost(lack: Lack, { declared, actual, person }: LackPlace): MissingIn {
  const isDeclared = declared.requests.some(
    ({ api, kind, permission }) => api === lack.api && kind === lack.kind && permission === lack.permission,
  );
  if (!isDeclared) return "declaration";
  return actual.consents.some((consent) => grants(consent, lack, person)) ? "token" : "consent";
}

function grants(consent: Consent, { api, kind, permission }: Lack, person: string | undefined): boolean {
  if (consent.api !== api || consent.permission !== permission) return false;
  if (kind === "application") return consent.to === "app";
  if (consent.to !== "oneUser") return consent.to === "wholeTenant";
  return consent.userObjectId.state === "known" && consent.userObjectId.value === person;
}

/** What to do about it, as a fix of an error is written. */
export function fixMissing(missing: readonly MissingPermission[], declared: AppManifest): string {
  const named = (place: MissingIn): string =>
    missing
      .filter(({ missingIn }) => missingIn === place)
      .map(({ permission }) => permission)
      .join(", ");
  const [undeclared, unconsented, tooLate] = [named("declaration"), named("consent"), named("token")];
  return [
    ...(undeclared === "" ? [] : [`declare ${undeclared} under permissions, and bring the stack up`]),
    ...(unconsented === "" ? [] : [consentTo(unconsented, missing, declared)]),
    ...(tooLate === "" ? [] : [`get a new token: ${tooLate} was granted after this one was issued`]),
  ].join("; ");
}

/** What the program consents to, it consents to again; else people do. */
function consentTo(names: string, missing: readonly MissingPermission[], declared: AppManifest): string {
  const lost = new Set(missing.map(({ permission }) => permission));
  const isCode = declared.consents.some(({ permission }) => lost.has(permission));
  if (isCode) return `bring the stack up again: the program consents to ${names}`;
  return `consent to ${names}: sign in and accept, or let an administrator do so, or give consent in the program`;
}
