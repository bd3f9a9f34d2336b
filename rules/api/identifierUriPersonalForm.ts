/** Where personal accounts may sign in, the provider takes identifier URIs of a few schemes, with a host. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { hostOf, identifierUrisArgument, isUrn, listIdentifierUris } from "./identifierUris";

const schemes = /^(api|https?|ms-appx):\/\//i;

export const identifierUriPersonalForm: Rule = {
  id: "identifier-uri-personal-form",
  level: "refused",
  why: "The azuread provider takes no other scheme for apps that personal accounts may use.",
  source: sources.providerApplication,
  judge: (manifest) =>
    listIdentifierUris(manifest)
      .filter((uri) => takesPersonalAccounts(manifest) && !isUrn(uri))
      .filter((uri) => !schemes.test(uri) || !hostOf(uri))
      .map((uri) => ({
        argument: identifierUrisArgument,
        value: uri,
        rule: "an identifier URI begins with api://, https://, http:// or ms-appx:// where personal accounts may sign in",
        fix: "use api://{clientId}",
      })),
};
