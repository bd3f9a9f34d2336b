/** Characters that redirect URIs do not support (entra-docs reply-url). */
import { redirectUriRule } from "./redirectUris";

const unsupported = /[!$'(),;]/;

export const redirectUriCharactersRule = redirectUriRule(({ uri }) => {
  const [character] = unsupported.exec(uri) ?? [];
  return character === undefined ? undefined : `has the character ${character}, which is not supported`;
});
