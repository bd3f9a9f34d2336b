/** How many redirect URIs there are, and may be. */
import type { AppManifest } from "../../manifest";
import { takesPersonalAccounts } from "../audience";
import { type PlatformName, platformNames } from "./redirectUris";

/** https://learn.microsoft.com/entra/identity-platform/reply-url */
export function redirectUriLimit(manifest: AppManifest): number {
  return takesPersonalAccounts(manifest) ? 100 : 256;
}

/** Platform by platform, those included that are not settled yet. */
export function countRedirectUris(
  manifest: AppManifest,
): readonly { readonly platform: PlatformName; readonly count: number }[] {
  return platformNames.map((platform) => ({ platform, count: manifest.platforms[platform].redirectUris.length }));
}
