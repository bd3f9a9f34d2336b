/** Query strings are for work and school accounts only. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listRedirectUris } from "./redirectUris";

export const redirectUriPersonalQuery: Rule = {
  id: "redirect-uri-personal-query",
  level: "refused",
  why: "Query parameters are not allowed in redirect URIs of apps that personal accounts may use.",
  code: "Request_BadRequest",
  source: sources.redirectUris,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter(({ uri }) => takesPersonalAccounts(manifest) && uri.includes("?"))
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI has no query where personal accounts may sign in",
        fix: "carry the value in the state parameter, or set signInAudience to AzureADMultipleOrgs",
      })),
};
