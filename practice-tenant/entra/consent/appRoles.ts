/** App roles that are assigned: application permissions of an app, or what a user may be in an API. */
import type { TenantContext } from "../../context";
import type { User } from "../../records";
import type { Client } from "../clients/findClient";
import { refuse } from "../refusals/refusal";
import { type Api, apiOf } from "../scopes/findApi";

/** Names of the roles of `api` that the principal holds, sorted. A role that is gone or off does not count. */
export function assignedRoles({ store }: TenantContext, principalId: string, api: Api): string[] {
  const assigned = store
    .listBy("appRoleAssignment", "principalId", principalId)
    .filter(({ resourceId }) => resourceId === api.principal.id)
    .map(({ appRoleId }) => api.appRoles.find(({ id, isEnabled }) => isEnabled && id === appRoleId)?.value);
  return [...new Set(assigned.filter((value) => typeof value === "string"))].sort();
}

/** The user's app roles in the client itself, which its id tokens name. */
export function rolesInClient(context: TenantContext, { principal }: Client, user: User): string[] {
  return principal === undefined ? [] : assignedRoles(context, user.id, apiOf(context, principal));
}

/** @throws {Refusal} 50105 when the app is for assigned users only and this user is not among them */
export function checkAssigned({ store }: TenantContext, { principal, displayName }: Client, user: User): void {
  if (principal?.appRoleAssignmentRequired !== true) return;
  const assignments = store.listBy("appRoleAssignment", "principalId", user.id);
  if (!assignments.some(({ resourceId }) => resourceId === principal.id))
    throw refuse(50105, { user: user.userPrincipalName, app: displayName });
}
