/** An app on its own belongs to no user, so the address itself must say which tenant is meant. */
import { refuse } from "../../refusals/refusal";
import type { TokenRequest } from "../tokenRequest";

/** @throws {Refusal} 50059 at /common and /organizations, 9001023 at /consumers */
export function checkTenantIsConcrete({ tenant, fields }: TokenRequest): void {
  if (tenant.kind === "concrete") return;
  if (tenant.kind === "consumers") {
    throw refuse(9001023, { grantType: fields.get("grant_type") ?? "", tenant: tenant.written });
  }
  throw refuse(50059, { tenant: tenant.written });
}
