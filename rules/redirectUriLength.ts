/** Redirect URIs are at most 256 characters long. */
import { listRedirectUris } from "./redirectUris";
import type { Rule } from "./rule";

const limit = 256;

export const redirectUriLength: Rule = {
  id: "redirect-uri-length",
  level: "refused",
  why: "Entra stores redirect URIs of limited length.",
  code: "Request_BadRequest",
  source: "https://learn.microsoft.com/entra/identity-platform/reply-url",
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter(({ uri }) => uri.length > limit)
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: `a redirect URI has at most ${limit} characters`,
        fix: `shorten it: it has ${uri.length}`,
      })),
};
