/** Wildcards are for work and school accounts only. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listRedirectUris } from "./redirectUris";

export const redirectUriPersonalWildcard: Rule = {
  id: "redirect-uri-personal-wildcard",
  level: "refused",
  why: "Wildcards are not supported in redirect URIs of apps that personal accounts may use.",
  code: "Request_BadRequest",
  source: sources.redirectUris,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter(({ uri }) => takesPersonalAccounts(manifest) && uri.includes("*"))
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI has no wildcard where personal accounts may sign in",
        fix: "list each address, or send people on from one, with the place in the state parameter",
      })),
};
