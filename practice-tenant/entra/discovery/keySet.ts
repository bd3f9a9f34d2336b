/** The public keys with which an API checks a token's signature. */
import type { TenantContext } from "../../context";
import { publicJwk } from "../../tokens/publicJwk";

export function keySet({ keys, origin, tenantId }: TenantContext) {
  return { keys: [{ ...publicJwk(keys), issuer: `${origin}/${tenantId}/v2.0` }] };
}
