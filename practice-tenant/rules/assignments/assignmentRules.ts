/** What the directory refuses of an app role assignment. */
import type { TenantContext } from "../../context";
import { badRequest, GraphError } from "../../graph/http/graphError";
import type { AppRoleAssignment, ServicePrincipal } from "../../records";
import { assignedRoleProblem } from "./assignedRole";

/** Of one user, group or principal, over all resources (entra-docs entra-service-limits-include). */
const mostOfPrincipal = 1500;

/** @throws GraphError 400, or 403 for one more than a principal may have */
export function assertAssignmentAllowed(
  { rules, store }: TenantContext,
  assignment: AppRoleAssignment,
  resource: ServicePrincipal,
): void {
  if (rules === "off") return;
  const { principalId, appRoleId, resourceId } = assignment;
  const problem = assignedRoleProblem(assignment, resource);
  if (problem !== undefined) throw badRequest(problem);
  const others = store.listBy("appRoleAssignment", "principalId", principalId);
  if (others.some((other) => other.appRoleId === appRoleId && other.resourceId === resourceId)) {
    throw badRequest("Permission being assigned already exists on the object.");
  }
  if (others.length >= mostOfPrincipal) {
    const message = `'${principalId}' already has ${mostOfPrincipal} app role assignments, which is the limit.`;
    throw new GraphError(403, "Directory_QuotaExceeded", message);
  }
}
