/** The principals of Microsoft's own APIs cannot be deleted: no tenant would work without them. */
import type { TenantContext } from "../context";
import { GraphError } from "../graph/http/graphError";
import type { ServicePrincipal } from "../records";

/** @throws GraphError 403 */
export function assertPrincipalDeletable({ rules }: TenantContext, { wellKnown, displayName }: ServicePrincipal): void {
  if (rules === "off" || !wellKnown) return;
  throw new GraphError(
    403,
    "Authorization_RequestDenied",
    `The service principal '${displayName}' belongs to the tenant itself.`,
  );
}
