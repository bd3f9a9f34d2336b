/** A wildcard lets answers go to addresses that nobody has looked at. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listRedirectUris } from "./redirectUris";

export const redirectUriWildcard: Rule = {
  id: "redirect-uri-wildcard",
  level: "risky",
  why: "Whoever gets hold of one address that a wildcard covers receives the codes of everybody who signs in.",
  source: sources.redirectUris,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter(({ uri }) => uri.includes("*") && !takesPersonalAccounts(manifest))
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI names one address",
        fix: "list each address, or send people on from one, with the place in the state parameter",
      })),
};
