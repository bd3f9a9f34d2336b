/** Redirect URIs are absolute, with a host. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isUrn, listRedirectUris } from "./redirectUris";

export const redirectUriForm: Rule = {
  id: "redirect-uri-form",
  level: "refused",
  why: "A sign-in goes back to an absolute URI.",
  source: sources.providerUris,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter((entry) => !isUrn(entry) && (entry.scheme === "" || entry.host === ""))
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI is absolute: scheme, host, path",
        fix: "write it whole, such as https://app.contoso.com/signed-in",
      })),
};
