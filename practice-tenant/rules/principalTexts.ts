/** How long the free texts of a service principal may be (microsoft-graph-docs servicePrincipal, `description` and `notes`). */
import type { TenantContext } from "../context";
import { badRequest } from "../graph/http/graphError";
import type { ServicePrincipal } from "../records";

const most = 1024;

/** @throws GraphError 400 */
export function assertPrincipalTextsAllowed({ rules }: TenantContext, principal: ServicePrincipal): void {
  if (rules === "off") return;
  const tooLong = (["notes", "description"] as const).find((property) => (principal[property]?.length ?? 0) > most);
  if (tooLong !== undefined) {
    throw badRequest(
      `Invalid value specified for property '${tooLong}' of resource 'ServicePrincipal': it is longer than ${most} characters.`,
    );
  }
}
