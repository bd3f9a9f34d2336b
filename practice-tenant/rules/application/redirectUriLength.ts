/** How long a redirect URI may be (entra-docs reply-url). */
import { redirectUriRule } from "./redirectUris";

const most = 256;

export const redirectUriLengthRule = redirectUriRule(({ uri }) =>
  uri.length > most ? `is longer than ${most} characters` : undefined,
);
