/** What a token request goes through, in order: one line a check, then the grant that it asks for. */
import type { TenantContext } from "../../context";
import { checkAudience } from "../clientChecks/checkAudience";
import { checkClientEnabled } from "../clientChecks/checkClientEnabled";
import { requireClient } from "../clientChecks/requireClient";
import { readClientProof } from "../clients/clientProof";
import { type FormFields, requireFields } from "../formFields";
import { refuse } from "../refusals/refusal";
import { resolveTenant } from "../resolveTenant";
import { checkTenantIsConcrete } from "./checks/checkTenantIsConcrete";
import { grants } from "./grants";
import { clientCredentials } from "./grants/clientCredentials";
import type { Grant, TokenAnswer, TokenCheck } from "./tokenRequest";

const userGrants: readonly Grant[] = grants.filter((grant) => grant !== clientCredentials);

/** The checks that do not depend on what a grant hands in. */
const checks: readonly (readonly [check: TokenCheck, appliesTo: readonly Grant[]])[] = [
  [checkTenantIsConcrete, [clientCredentials]],
  [checkClientEnabled, grants],
  [checkAudience, userGrants],
];

/** The parts of the HTTP request that matter. */
export interface RawTokenRequest {
  readonly tenant: string;
  readonly fields: FormFields;
  readonly authorization: string | undefined;
  readonly origin: string | undefined;
}

/** @throws {Refusal} from the first check that fails */
export async function answerTokenRequest(context: TenantContext, raw: RawTokenRequest): Promise<TokenAnswer> {
  const tenant = resolveTenant(context, raw.tenant);
  const grant = requireGrant(raw.fields);
  const { clientId, proof } = readClientProof(raw.fields, raw.authorization);
  const client = requireClient(context, clientId);
  requireFields(raw.fields, grant.fields);
  const request = { context, tenant, client, proof, fields: raw.fields, origin: raw.origin };
  for (const [check, appliesTo] of checks) {
    if (appliesTo.includes(grant)) check(request);
  }
  return grant.handle(request);
}

function requireGrant(fields: FormFields): Grant {
  requireFields(fields, ["grant_type"]);
  const grantType = fields.get("grant_type") ?? "";
  const grant = grants.find(({ grantTypes }) => grantTypes.includes(grantType));
  if (grant === undefined) throw refuse(70003, { grantType });
  return grant;
}
