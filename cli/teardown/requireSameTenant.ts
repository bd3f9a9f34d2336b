/** A teardown that looks at another tenant than the stack's would find nothing there and call that done. */
import { resourceTypes } from "../../manifest";
import type { RecordedResource } from "../stack/stackRecord";
import type { Tenant } from "../tenant/withTenant";
import { UsageError } from "../usageError";

/** @throws {UsageError} where the apps that the state holds were made in another tenant */
export function requireSameTenant(
  resources: readonly RecordedResource[],
  { tenantId }: Pick<Tenant, "tenantId">,
): void {
  const own = new Set(
    resources
      .filter(({ type, external }) => type === resourceTypes.application && !external)
      .map(({ outputs }) => outputs.clientId),
  );
  const elsewhere = resources
    .filter(({ type, outputs }) => type === resourceTypes.servicePrincipal && own.has(outputs.clientId))
    .map(({ outputs }) => outputs.applicationTenantId)
    .find((made) => typeof made === "string" && made.toLowerCase() !== tenantId.toLowerCase());
  if (elsewhere === undefined) return;
  throw new UsageError(
    `The apps of this stack are in the tenant ${elsewhere}, and you are signed in to ${tenantId}.`,
    "set azuread:tenantId of the stack, or ARM_TENANT_ID, to that tenant, and sign in there",
  );
}
