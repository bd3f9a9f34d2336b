/** Characters that Entra does not take in redirect URIs. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listRedirectUris } from "./redirectUris";

const unsupported = /[!$'(),;]/g;

export const redirectUriCharacters: Rule = {
  id: "redirect-uri-characters",
  level: "refused",
  why: "Entra does not support these characters in redirect URIs.",
  code: "Request_BadRequest",
  source: sources.redirectUris,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .map((entry) => ({ ...entry, wrong: [...new Set(entry.uri.match(unsupported) ?? [])] }))
      .filter(({ wrong }) => wrong.length > 0)
      .map(({ argument, uri, wrong }) => ({
        argument,
        value: uri,
        rule: "a redirect URI holds none of ! $ ' ( ) , ;",
        fix: `take out ${wrong.map((character) => JSON.stringify(character)).join(", ")}`,
      })),
};
