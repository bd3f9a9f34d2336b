/** Query strings and wildcards are for work and school accounts only. */
import { takesPersonalAccounts } from "./personalAccounts";
import { listRedirectUris } from "./redirectUris";
import type { Rule } from "./rule";

export const redirectUriPersonal: Rule = {
  id: "redirect-uri-personal",
  level: "refused",
  why: "Personal accounts match redirect URIs exactly.",
  code: "Request_BadRequest",
  source: "https://learn.microsoft.com/entra/identity-platform/reply-url",
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter(({ uri }) => takesPersonalAccounts(manifest) && /[?*]/.test(uri))
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI has no query and no wildcard where personal accounts may sign in",
        fix: "carry the value in the state parameter, or set signInAudience to AzureADMultipleOrgs",
      })),
};
