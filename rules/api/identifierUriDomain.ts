/** The host of an https identifier URI is a verified domain of the tenant, which a declaration does not know. */
import type { Rule } from "../rule";
import { hostOf, identifierUrisArgument, listIdentifierUris } from "./identifierUris";

/** Domains that every tenant has one of. */
const initialDomain = /\.(onmicrosoft\.com|onmicrosoft\.us|partner\.onmschina\.cn)$/i;

export const identifierUriDomain: Rule = {
  id: "identifier-uri-domain",
  level: "risky",
  why: "Graph takes an http or https URI only where its host belongs to a verified domain of the tenant.",
  code: "HostNameNotOnVerifiedDomain",
  source: "https://github.com/hashicorp/terraform-provider-azuread/issues/1392",
  judge: (manifest) =>
    listIdentifierUris(manifest)
      .filter((uri) => /^https?:/i.test(uri) && !initialDomain.test(hostOf(uri) ?? ""))
      .map((uri) => ({
        argument: identifierUrisArgument,
        value: uri,
        rule: "the host of an identifier URI belongs to a verified domain of the tenant",
        fix: "use api://{clientId}, or make sure that the tenant has verified the domain",
      })),
};
