/** Consent as code, as the arguments of an app give it. */
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import { listConsented, listNamed, listNamedConsented } from "../permissions/requestedPermissions";
import { consentForNamed } from "./namedConsent";
import { type ConsentedApp, consentForTenant } from "./tenantConsent";

/** Makes all grants and assignments as children of the component. */
export function giveConsent(args: Pick<AppRegistrationArgs, "consent" | "permissions">, app: ConsentedApp): void {
  consentForTenant(listConsented(args), app);
  for (const named of listNamed(args.consent)) {
    consentForNamed(named, listNamedConsented(named, args.permissions), app);
  }
}
