/** Instance discovery: where a client asks whether a host is a sign-in service at all. */
import type { TenantContext } from "../../context";

/** Vouches for this server's own host, under the one name that clients reach it by. */
export function instanceDiscovery({ origin, tenantId }: TenantContext) {
  const host = new URL(origin).host;
  return {
    tenant_discovery_endpoint: `${origin}/${tenantId}/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}
