/** A password is shown to no address that could be any tenant's, or to one that the user's name does not lead to. */
import { refuse } from "../../refusals/refusal";
import { isOwnDomain } from "../../sessions/people";
import type { TokenRequest } from "../tokenRequest";

/** @throws {Refusal} 9001023 at /common and /consumers, 50128 at /organizations for a name of no domain of this tenant */
export function checkTenantTakesPasswords({ context, tenant, fields }: TokenRequest): void {
  if (tenant.kind === "concrete") return;
  if (tenant.kind !== "organizations") {
    throw refuse(9001023, { grantType: fields.get("grant_type") ?? "", tenant: tenant.written });
  }
  const user = fields.get("username") ?? "";
  if (!isOwnDomain(context, user)) throw refuse(50128, { user });
}
