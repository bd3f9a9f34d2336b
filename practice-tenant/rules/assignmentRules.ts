/** What the directory refuses of an app role assignment. */
import type { TenantContext } from "../context";
import { badRequest } from "../graph/http/graphError";
import type { AppRoleAssignment, ServicePrincipal } from "../records";

/** The role that stands for "no role", for a resource that declares none. */
const defaultRole = "00000000-0000-0000-0000-000000000000";

/** @throws GraphError 400 */
export function assertAssignmentAllowed(
  { rules, store }: TenantContext,
  assignment: AppRoleAssignment,
  resource: ServicePrincipal,
): void {
  if (rules === "off") return;
  const problem = roleProblem(assignment, resource);
  if (problem !== undefined) throw badRequest(problem);
  const hasTwin = store
    .listBy("appRoleAssignment", "principalId", assignment.principalId)
    .some(({ appRoleId, resourceId }) => appRoleId === assignment.appRoleId && resourceId === assignment.resourceId);
  if (hasTwin) throw badRequest("Permission being assigned already exists on the object.");
}

function roleProblem(
  { appRoleId, principalType }: AppRoleAssignment,
  { appRoles, displayName }: ServicePrincipal,
): string | undefined {
  const wanted = principalType === "ServicePrincipal" ? "Application" : "User";
  const fitting = appRoles.filter(({ allowedMemberTypes }) => allowedMemberTypes.includes(wanted));
  if (appRoleId === defaultRole) {
    return fitting.length === 0 ? undefined : `'${displayName}' declares roles, so one of them has to be assigned.`;
  }
  const role = appRoles.find(({ id }) => id === appRoleId);
  if (role === undefined) return `Permission being assigned was not found on application '${displayName}'.`;
  return fitting.includes(role)
    ? undefined
    : `The role '${role.value}' of '${displayName}' cannot be assigned to a ${principalType}.`;
}
