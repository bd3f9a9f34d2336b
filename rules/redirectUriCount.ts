/** How many redirect URIs an app may have, over all its platforms. */
import { takesPersonalAccounts } from "./personalAccounts";
import { listRedirectUris } from "./redirectUris";
import type { Rule } from "./rule";

export const redirectUriCount: Rule = {
  id: "redirect-uri-count",
  level: "refused",
  why: "The number of redirect URIs is limited by the audience.",
  code: "Request_BadRequest",
  source: "https://learn.microsoft.com/entra/identity-platform/reply-url",
  judge: (manifest) => {
    const count = listRedirectUris(manifest).length;
    const limit = takesPersonalAccounts(manifest) ? 100 : 256;
    if (count <= limit) return [];
    const rule = `an app of this audience has at most ${limit} redirect URIs over all platforms`;
    return [{ argument: "redirectUris", rule, fix: `remove ${count - limit} of the ${count}` }];
  },
};
