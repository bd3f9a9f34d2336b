/** Identifier URIs do not end in a slash. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { identifierUrisArgument, listIdentifierUris } from "./identifierUris";

export const identifierUriSlash: Rule = {
  id: "identifier-uri-slash",
  level: "refused",
  why: "A scope is the URI, a slash and a name, and Entra takes no URI that ends in one.",
  source: sources.identifierUris,
  judge: (manifest) =>
    listIdentifierUris(manifest)
      .filter((uri) => /[^/]\/+$/.test(uri))
      .map((uri) => ({
        argument: identifierUrisArgument,
        value: uri,
        rule: "an identifier URI does not end in /",
        fix: `use ${uri.replace(/\/+$/, "")}`,
      })),
};
