/** A native app's address under web: Entra then wants a secret with the code. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listRedirectUris, type RedirectUri } from "./redirectUris";

export const redirectUriNativeOnWeb: Rule = {
  id: "redirect-uri-native-on-web",
  level: "risky",
  why: "For a web redirect URI Entra wants the app to prove itself, which a native app cannot.",
  code: "AADSTS7000218",
  source: sources.errorCodes,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter((entry) => entry.platform === "web" && isNative(entry))
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI of a native app is listed under publicClient",
        fix: "move it to publicClient.redirectUris",
      })),
};

function isNative({ scheme, host, path }: RedirectUri): boolean {
  return scheme === "ms-appx-web" || scheme === "urn" || (host.startsWith("login.") && path.endsWith("/nativeclient"));
}
