/** The public half of a signing key, as key sets list it. */
import type { SigningKey } from "../context";

export function publicJwk({ kid, publicKey }: SigningKey) {
  const { kty, n, e } = publicKey.export({ format: "jwk" });
  return { kty, use: "sig", kid, alg: "RS256", n, e };
}
