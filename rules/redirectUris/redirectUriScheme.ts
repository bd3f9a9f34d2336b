/** Redirect URIs have a scheme that their platform takes. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isUrn, listRedirectUris, type PlatformName, type RedirectUri } from "./redirectUris";

/** undefined: any scheme. */
const schemes: Readonly<Record<PlatformName, readonly string[] | undefined>> = {
  web: ["https", "http", "ms-appx-web", "brk-multihub"],
  singlePage: ["https", "http", "ms-appx-web", "brk-multihub"],
  publicClient: undefined,
};

export const redirectUriScheme: Rule = {
  id: "redirect-uri-scheme",
  level: "refused",
  why: "An app's own scheme leads to an app on a device, and not to a server or a page.",
  source: sources.providerUris,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter(isOfOtherScheme)
      .map(({ argument, uri, platform }) => ({
        argument,
        value: uri,
        rule: `a redirect URI of this platform begins with ${schemes[platform]?.map((name) => `${name}:`).join(", ")}`,
        fix: "use https, or list it under publicClient if the app is a native one",
      })),
};

function isOfOtherScheme(entry: RedirectUri): boolean {
  const allowed = schemes[entry.platform];
  if (isUrn(entry)) return entry.platform === "singlePage";
  return allowed !== undefined && entry.scheme !== "" && entry.host !== "" && !allowed.includes(entry.scheme);
}
