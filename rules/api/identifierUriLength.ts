/** Identifier URIs have at most 255 characters, 120 where personal accounts may sign in. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { identifierUrisArgument, listIdentifierUris } from "./identifierUris";

/** As long as the id that takes a placeholder's place. */
const anyId = "00000000-0000-0000-0000-000000000000";

export const identifierUriLength: Rule = {
  id: "identifier-uri-length",
  level: "refused",
  why: "The length of an identifier URI is limited by the audience.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) => {
    const limit = takesPersonalAccounts(manifest) ? 120 : 255;
    return listIdentifierUris(manifest)
      .map((uri) => ({ uri, length: uri.replaceAll(/\{(clientId|tenantId)\}/g, anyId).length }))
      .filter(({ length }) => length > limit)
      .map(({ uri, length }) => ({
        argument: identifierUrisArgument,
        value: uri,
        rule: `an identifier URI of this audience has at most ${limit} characters`,
        fix: `shorten it: it has ${length}`,
      }));
  },
};
