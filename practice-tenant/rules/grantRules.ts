/** What the directory refuses of a delegated grant. */
import type { TenantContext } from "../context";
import { badRequest, GraphError } from "../graph/http/graphError";
import type { OAuth2PermissionGrant } from "../records";

/** v1.0's text on the property, as shipped in the Graph SDKs. */
const longestScope = 3850;

/** @throws GraphError 400 for a grant that contradicts itself */
export function assertGrantConsistent({ rules }: TenantContext, grant: OAuth2PermissionGrant): void {
  if (rules === "off") return;
  const { consentType, principalId, scope } = grant;
  if (consentType === "Principal" && principalId === null)
    throw badRequest("A grant for one principal needs a principalId.");
  if (consentType === "AllPrincipals" && principalId !== null)
    throw badRequest("A grant for all principals has no principalId.");
  if (scope.length > longestScope) throw badRequest(`Property scope is longer than ${longestScope} characters.`);
}

/** There is one grant for each client, resource and user; more is added by changing its scope. @throws GraphError 409 */
export function assertGrantNew({ rules, store }: TenantContext, grant: OAuth2PermissionGrant): void {
  if (rules === "off") return;
  const hasTwin = store
    .listBy("oauth2PermissionGrant", "clientId", grant.clientId)
    .some(({ resourceId, principalId }) => resourceId === grant.resourceId && principalId === grant.principalId);
  if (hasTwin) {
    throw new GraphError(409, "Request_MultipleObjectsWithSameKeyValue", "Permission entry already exists.");
  }
}
