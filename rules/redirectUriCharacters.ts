/** Characters that Entra does not take in redirect URIs, and the fragment, which no redirect can carry. */
import { listRedirectUris } from "./redirectUris";
import type { Rule } from "./rule";

const unsupported = /[!$'(),;\s]/g;

export const redirectUriCharacters: Rule = {
  id: "redirect-uri-characters",
  level: "refused",
  why: "Entra does not take these characters in redirect URIs.",
  code: "Request_BadRequest",
  source: "https://learn.microsoft.com/entra/identity-platform/reply-url",
  judge: (manifest) =>
    listRedirectUris(manifest).flatMap(({ argument, uri }) => {
      const wrong = [...new Set(uri.match(unsupported) ?? [])].map((character) => JSON.stringify(character));
      const characters = {
        argument,
        value: uri,
        rule: "a redirect URI holds no white space and none of ! $ ' ( ) , ;",
        fix: `take out ${wrong.join(", ")}`,
      };
      const fragment = {
        argument,
        value: uri,
        rule: "a redirect URI has no fragment",
        fix: `use ${uri.replace(/#.*$/s, "")}`,
      };
      return [...(wrong.length > 0 ? [characters] : []), ...(uri.includes("#") ? [fragment] : [])];
    }),
};
