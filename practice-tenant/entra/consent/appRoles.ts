/** App roles that are assigned: application permissions of an app, or what a user may be in an API. */
import type { TenantContext } from "../../context";
import { directGroups } from "../../graph/people/memberships";
import type { User } from "../../records";
import type { Client } from "../clients/findClient";
import { refuse } from "../refusals/refusal";
import type { Api } from "../scopes/findApi";

/** Names of the roles of `api` that the principal holds, sorted. A role that is gone or off does not count. */
export function assignedRoles({ store }: TenantContext, principalId: string, api: Api): string[] {
  const assigned = store
    .listBy("appRoleAssignment", "principalId", principalId)
    .filter(({ resourceId }) => resourceId === api.principal.id)
    .map(({ appRoleId }) => api.appRoles.find(({ id, isEnabled }) => isEnabled && id === appRoleId)?.value);
  return [...new Set(assigned.filter((value) => typeof value === "string"))].sort();
}

/** Names of the roles of `api` that a user holds, also through groups that have the user as a direct member; sorted. */
export function rolesOfUser(context: TenantContext, userId: string, api: Api): string[] {
  const roles = holdersFor(context, userId).flatMap((principalId) => assignedRoles(context, principalId, api));
  return [...new Set(roles)].sort();
}

/**
 * Groups that are assigned count for their direct members.
 *
 * @throws {Refusal} 50105 when the app is for assigned users only and this user is not among them
 */
export function checkAssigned(context: TenantContext, { principal, displayName }: Client, user: User): void {
  if (principal?.appRoleAssignmentRequired !== true) return;
  const assignments = holdersFor(context, user.id).flatMap((principalId) =>
    context.store.listBy("appRoleAssignment", "principalId", principalId),
  );
  if (!assignments.some(({ resourceId }) => resourceId === principal.id))
    throw refuse(50105, { user: user.userPrincipalName, app: displayName });
}

/** Whose assignments are the user's: groups within groups are not supported (entra-docs entra-service-limits-include). */
function holdersFor({ store }: TenantContext, userId: string): string[] {
  return [userId, ...directGroups(store, userId).map(({ id }) => id)];
}
