/** The matched redirect URI decides what kind of client asks, so no two platforms have the same. */
import type { Rule } from "../rule";
import { listRedirectUris, type RedirectUri } from "./redirectUris";

export const redirectUriTwoPlatforms: Rule = {
  id: "redirect-uri-two-platforms",
  level: "risky",
  why: "The matched redirect URI decides what kind of client asks, and a person could not register it twice in the portal.",
  code: "AADSTS9002326",
  source: "https://github.com/MicrosoftDocs/azure-docs/issues/89929",
  judge: (manifest) => {
    const entries = listRedirectUris(manifest);
    return entries.flatMap((entry, index) => compareWith(entries.slice(0, index), entry));
  },
};

function compareWith(earlier: readonly RedirectUri[], { platform, argument, uri }: RedirectUri) {
  const same = earlier.find((other) => other.uri === uri && other.platform !== platform);
  if (!same) return [];
  const rule = "a redirect URI is listed on one platform";
  return [{ argument, value: uri, rule, fix: `remove it here or from ${same.argument}` }];
}
