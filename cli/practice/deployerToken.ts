/** Signs in to a practice tenant as its deployer. */
import { httpsRequest } from "./httpsRequest";
import { parseObject } from "./parseObject";
import type { TenantAccess } from "./runningTenant";

/** A token for the tenant's Graph. Rejects when the tenant refuses its own deployer. */
export async function deployerToken(tenant: TenantAccess): Promise<string> {
  const { origin, tenantId, clientId, clientSecret, caPem } = tenant;
  const { body } = await httpsRequest(`${origin}/${tenantId}/oauth2/v2.0/token`, {
    method: "POST",
    caPem,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${origin}/.default`,
    }).toString(),
  });
  const { access_token: token } = parseObject(body);
  if (typeof token !== "string") throw new Error("the practice tenant refused its own deployer");
  return token;
}
