/** An API with a URI of its own choice is better off with tokens of version 2. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { hasUniqueId, isDefaultUri, listIdentifierUris } from "./identifierUris";

export const tokenVersionOld: Rule = {
  id: "token-version-old",
  level: "risky",
  why: "A token of version 1 is for whatever URI the client wrote, and an API that compares carelessly takes others' tokens.",
  source: sources.bestPractices,
  judge: (manifest) => {
    const chosen = listIdentifierUris(manifest).filter((uri) => !isDefaultUri(uri));
    // The others are told of one by one.
    const isTold = !chosen.some((uri) => hasUniqueId(uri) || /^https?:/i.test(uri));
    if (manifest.exposes.tokenVersion !== 1 || isTold) return [];
    const rule = "an API with a chosen identifier URI has tokens of version 2";
    return [{ argument: "api.tokenVersion", rule, fix: "set it to 2, and let the API take its client id as audience" }];
  },
};
