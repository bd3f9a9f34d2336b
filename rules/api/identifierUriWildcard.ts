/** Identifier URIs have no wildcards. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { identifierUrisArgument, listIdentifierUris } from "./identifierUris";

export const identifierUriWildcard: Rule = {
  id: "identifier-uri-wildcard",
  level: "refused",
  why: "An API is found by its URI as it is written.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) =>
    listIdentifierUris(manifest)
      .filter((uri) => uri.includes("*"))
      .map((uri) => ({
        argument: identifierUrisArgument,
        value: uri,
        rule: "an identifier URI has no wildcard",
        fix: "write it whole, or use api://{clientId}",
      })),
};
