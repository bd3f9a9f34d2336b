/** How many owners an application or principal may have (entra-service-limits). */
import type { TenantContext } from "../context";
import { GraphError } from "../graph/http/graphError";

const most = 100;

/** @param owners those there are before another is added. @throws GraphError 403 */
export function assertOwnerAllowed({ rules }: TenantContext, owners: readonly string[]): void {
  if (rules === "on" && owners.length >= most) {
    throw new GraphError(403, "Directory_QuotaExceeded", `The object already has ${most} owners, which is the limit.`);
  }
}
