/** Identifier URIs are absolute, with a host, or a URN. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { hostOf, identifierUrisArgument, isUrn, listIdentifierUris } from "./identifierUris";

export const identifierUriForm: Rule = {
  id: "identifier-uri-form",
  level: "risky",
  why: "Entra's page lists no other form, although Graph takes one or the other for APIs with tokens of version 2.",
  source: sources.identifierUris,
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
