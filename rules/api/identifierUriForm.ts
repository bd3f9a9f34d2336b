/** Identifier URIs are absolute, with a host, or a URN. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { hostOf, identifierUrisArgument, isUrn, listIdentifierUris } from "./identifierUris";

export const identifierUriForm: Rule = {
  id: "identifier-uri-form",
  level: "refused",
  why: "The URI is what scopes begin with and what tokens of version 1 are for.",
  source: sources.providerUris,
  judge: (manifest) =>
    listIdentifierUris(manifest)
      .filter((uri) => !isUrn(uri) && !hostOf(uri))
      .map((uri) => ({
        argument: identifierUrisArgument,
        value: uri,
        rule: "an identifier URI is absolute, or begins with urn:",
        fix: "use api://{clientId}",
      })),
};
