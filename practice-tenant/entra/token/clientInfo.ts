/** The `client_info` that MSAL makes an account's id of. */
import type { TenantContext } from "../../context";
import type { User } from "../../records";

/** base64url JSON of user and tenant, for a member of this tenant. */
export function clientInfo({ tenantId }: TenantContext, user: Pick<User, "id">): string {
  return Buffer.from(JSON.stringify({ uid: user.id, utid: tenantId })).toString("base64url");
}
