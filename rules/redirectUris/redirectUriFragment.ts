/** No redirect can carry a fragment. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listRedirectUris } from "./redirectUris";

export const redirectUriFragment: Rule = {
  id: "redirect-uri-fragment",
  level: "risky",
  why: "Entra's answer may come in the fragment, and OAuth 2.0 allows no other there (RFC 6749, section 3.1.2).",
  source: sources.redirectUris,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter(({ uri }) => uri.includes("#"))
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI has no fragment",
        fix: `use ${uri.replace(/#.*$/s, "")}`,
      })),
};
