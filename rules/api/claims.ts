/** The optional claims of a manifest, and where they are declared. */
import type { OptionalClaim } from "../../manifest";

const argumentOfToken = { access: "claims.accessToken", id: "claims.idToken", saml2: "claims.saml2Token" } as const;

export function argumentOfClaim({ token }: OptionalClaim): string {
  return argumentOfToken[token];
}
