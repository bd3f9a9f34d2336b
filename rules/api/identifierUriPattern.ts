/** What many tenants refuse since 2025: a name of one's own choice on an API with tokens of version 1. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { hasUniqueId, identifierUrisArgument, isUrn, listIdentifierUris } from "./identifierUris";

export const identifierUriPattern: Rule = {
  id: "identifier-uri-pattern",
  level: "risky",
  why: "A policy of many tenants wants the URIs of APIs with tokens of version 1 to hold an id or a domain of the tenant.",
  source: sources.identifierUris,
  judge: (manifest) =>
    listIdentifierUris(manifest)
      .filter((uri) => manifest.exposes.tokenVersion !== 2 && !/^https?:/i.test(uri))
      .filter((uri) => (uri.includes("://") || isUrn(uri)) && !hasUniqueId(uri))
      .map((uri) => ({
        argument: identifierUrisArgument,
        value: uri,
        rule: "an identifier URI holds the client id, the tenant's id or a verified domain",
        fix: "use api://{clientId}, or set api.tokenVersion to 2",
      })),
};
