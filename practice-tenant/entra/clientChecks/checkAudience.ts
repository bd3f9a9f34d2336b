/** Whether the app may be used at this kind of tenant by the users it is meant for. */
import type { Client } from "../clients/findClient";
import { refuse } from "../refusals/refusal";
import type { TenantSegment } from "../resolveTenant";

/**
 * The app's `signInAudience` against the tenant segment.
 *
 * @throws {Refusal} 50194 for a single-tenant app at /common or /organizations, 9002332 for a work app at /consumers,
 *   9002346 for an app that is for personal accounts only
 */
export function checkAudience({ client, tenant }: { client: Client; tenant: TenantSegment }): void {
  const audience = client.application?.signInAudience ?? client.principal?.signInAudience ?? "AzureADMyOrg";
  const values = { app: client.displayName, tenant: tenant.written };
  const isShared = tenant.kind === "common" || tenant.kind === "organizations";
  if (audience === "PersonalMicrosoftAccount") throw refuse(9002346, values);
  if (tenant.kind === "consumers") throw refuse(9002332, values);
  if (isShared && audience === "AzureADMyOrg") throw refuse(50194, values);
}
