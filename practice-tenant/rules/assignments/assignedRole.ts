/**
 * Which role may be assigned to whom: one that the resource declares for that kind of principal and has not switched
 * off, or, where it declares none for that kind, the default role.
 *
 * Source: microsoft-graph-docs appRoleAssignment, `appRoleId`; entra-docs howto-add-app-roles-in-apps (disabled roles).
 */
import type { AppRoleAssignment, ServicePrincipal } from "../../records";

/** The role that stands for "no role". */
const defaultRole = "00000000-0000-0000-0000-000000000000";

/** What is wrong with the role, as a sentence. */
export function assignedRoleProblem(
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
  if (!fitting.includes(role)) {
    return `The role '${role.value}' of '${displayName}' cannot be assigned to a ${principalType}.`;
  }
  return role.isEnabled ? undefined : `The role '${role.value}' of '${displayName}' is disabled.`;
}
