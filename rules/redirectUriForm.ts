/** Redirect URIs are absolute, with a host, and of a scheme that their platform takes. */
import { listRedirectUris, type PlatformName, type RedirectUri } from "./redirectUris";
import type { Problem, Rule } from "./rule";

/** The azuread provider's lists; undefined: any scheme. */
const schemes: Readonly<Record<PlatformName, readonly string[] | undefined>> = {
  web: ["https", "http", "ms-appx-web", "brk-multihub", "urn"],
  singlePage: ["https", "http", "ms-appx-web", "brk-multihub"],
  publicClient: undefined,
};

export const redirectUriForm: Rule = {
  id: "redirect-uri-form",
  level: "refused",
  why: "A sign-in goes back to an absolute URI of a scheme that the platform takes.",
  code: "Request_BadRequest",
  source: "https://learn.microsoft.com/entra/identity-platform/reply-url",
  judge: (manifest) => listRedirectUris(manifest).flatMap(judgeOne),
};

function judgeOne({ argument, uri, scheme, host, platform }: RedirectUri): readonly Problem[] {
  const allowed = schemes[platform];
  if (scheme !== "" && allowed && !allowed.includes(scheme)) {
    const rule = `a redirect URI of this platform begins with ${allowed.map((name) => `${name}:`).join(", ")}`;
    return [{ argument, value: uri, rule, fix: "use https, or list it under publicClient if the app is a native one" }];
  }
  if (scheme === "urn" || (scheme !== "" && host !== "")) return [];
  const rule = "a redirect URI is absolute: scheme, host, path";
  return [{ argument, value: uri, rule, fix: "write it whole, such as https://app.contoso.com/signed-in" }];
}
