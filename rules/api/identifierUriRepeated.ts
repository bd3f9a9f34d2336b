/** An identifier URI is listed once. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { identifierUrisArgument, listIdentifierUris } from "./identifierUris";

export const identifierUriRepeated: Rule = {
  id: "identifier-uri-repeated",
  level: "refused",
  why: "An identifier URI belongs to one app once, and the azuread provider refuses to add it a second time.",
  source: sources.identifierUris,
  judge: (manifest) => {
    const uris = listIdentifierUris(manifest);
    return uris
      .filter((uri, index) => uris.indexOf(uri) < index)
      .map((uri) => ({
        argument: identifierUrisArgument,
        value: uri,
        rule: "an identifier URI is listed once",
        fix: "remove the repetition",
      }));
  },
};
