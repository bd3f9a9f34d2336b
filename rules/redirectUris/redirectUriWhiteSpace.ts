/** White space in a redirect URI. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listRedirectUris } from "./redirectUris";

export const redirectUriWhiteSpace: Rule = {
  id: "redirect-uri-white-space",
  level: "risky",
  why: "No URI holds white space, so a client that sends it as registered is refused.",
  code: "AADSTS90102",
  source: sources.errorCodes,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter(({ uri }) => /\s/.test(uri))
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI holds no white space",
        fix: `use ${uri.trim().replace(/\s/g, "%20")}`,
      })),
};
