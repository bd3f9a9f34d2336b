/** Whether an app takes personal Microsoft accounts: many limits are narrower then. */
import type { AppManifest } from "../manifest";

export function takesPersonalAccounts({ identity: { audience } }: AppManifest): boolean {
  return audience.state === "known" && audience.value.includes("PersonalMicrosoftAccount");
}
