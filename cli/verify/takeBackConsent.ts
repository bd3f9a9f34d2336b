/** Takes back what the played user accepted on the way to a token: a look at an app must leave it as it was. */
import { type DirectoryPrincipal, findGrants, removeGrant } from "../../directory";
import { deployerDirectory } from "../practice/deployerDirectory";
import type { TenantAccess } from "../practice/runningTenant";

/**
 * Also after an interruption, which ends every other call to the tenant.
 *
 * @param principal as it was before anybody signed in
 */
export async function takeBackConsent(
  tenant: TenantAccess,
  principal: Pick<DirectoryPrincipal, "objectId" | "grants">,
  userObjectId: string,
): Promise<void> {
  const directory = deployerDirectory(tenant);
  const before = new Map(principal.grants.map((grant) => [grant.id, grant.scopes.join(" ")]));
  const grants = await findGrants(directory, "clientId", [principal.objectId]);
  for (const { id, scopes } of grants.filter((grant) => grant.userObjectId === userObjectId)) {
    const scope = before.get(id);
    if (scope === undefined) await removeGrant(directory, id);
    else if (scope !== scopes.join(" ")) await directory.patch(`/oauth2PermissionGrants/${id}`, { scope });
  }
}
