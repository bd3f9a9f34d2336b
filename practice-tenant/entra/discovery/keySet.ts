/** The public keys with which an API checks a token's signature. */
import type { TenantContext } from "../../context";

export function keySet({ keys, origin, tenantId }: TenantContext) {
  const { kty, n, e } = keys.publicKey.export({ format: "jwk" });
  return { keys: [{ kty, use: "sig", kid: keys.kid, alg: "RS256", n, e, issuer: `${origin}/${tenantId}/v2.0` }] };
}
