/** How many owners an application or principal may have (entra-docs entra-service-limits-include). */
import type { TenantContext } from "../context";
import { GraphError } from "../graph/http/graphError";

const most = 100;

/** @param count how many there would be. @throws GraphError 403 */
export function assertOwnersAllowed({ rules }: TenantContext, count: number): void {
  if (rules === "off" || count <= most) return;
  throw new GraphError(403, "Directory_QuotaExceeded", `The object would have ${count} owners, ${most} are allowed.`);
}
