/** Redirect URIs are at most 256 characters long. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listRedirectUris } from "./redirectUris";

const limit = 256;

export const redirectUriLength: Rule = {
  id: "redirect-uri-length",
  level: "refused",
  why: "Entra stores redirect URIs of limited length.",
  code: "Request_BadRequest",
  source: sources.redirectUris,
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
