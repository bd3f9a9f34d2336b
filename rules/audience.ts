/** Whose accounts an app takes, as far as that is settled: limits and dangers differ. */
import type { AppManifest } from "../manifest";

/** Many limits are narrower where personal Microsoft accounts may sign in. */
export function takesPersonalAccounts({ identity: { audience } }: AppManifest): boolean {
  return audience.state === "known" && audience.value.includes("PersonalMicrosoftAccount");
}

/** An app for personal accounts alone: no tenant, and so no administrator, is asked for consent. */
export function takesPersonalAccountsAlone({ identity: { audience } }: AppManifest): boolean {
  return audience.state === "known" && audience.value === "PersonalMicrosoftAccount";
}

export function takesOtherTenants({ identity: { audience } }: AppManifest): boolean {
  return (
    audience.state === "known" &&
    (audience.value === "AzureADMultipleOrgs" || audience.value === "AzureADandPersonalMicrosoftAccount")
  );
}
