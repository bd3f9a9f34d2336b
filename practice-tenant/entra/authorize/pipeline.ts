/**
 * What a request to /authorize goes through before anybody is asked to sign in, in order.
 *
 * Until app and redirect URI are known to belong together, a refusal is a page: an answer must never be sent to an
 * address that the app did not register. From then on it goes back to the app.
 */
import type { TenantContext } from "../../context";
import { checkAudience } from "../clientChecks/checkAudience";
import { checkClientEnabled } from "../clientChecks/checkClientEnabled";
import { requireClient } from "../clientChecks/requireClient";
import { requireRedirectUri } from "../clientChecks/requireRedirectUri";
import type { FormFields } from "../formFields";
import { resolveTenant } from "../resolveTenant";
import { parseScope } from "../scopes/parseScope";
import { resolveScope } from "../scopes/resolveScope";
import type { AuthorizeCheck, AuthorizeRequest, CheckedRequest } from "./authorizeRequest";
import { checkAccountHints } from "./checks/checkAccountHints";
import { checkCodeChallenge } from "./checks/checkCodeChallenge";
import { checkNonce } from "./checks/checkNonce";
import { checkPrompt, promptOf } from "./checks/checkPrompt";
import { checkResponseMode } from "./checks/checkResponseMode";
import { checkResponseType } from "./checks/checkResponseType";
import { checkScope } from "./checks/checkScope";

const checks: readonly AuthorizeCheck[] = [
  checkResponseType,
  checkResponseMode,
  checkNonce,
  checkCodeChallenge,
  checkPrompt,
  checkAccountHints,
  checkScope,
];

/** @throws {Refusal} to be shown as a page */
export function identifyRequest(context: TenantContext, tenantSegment: string, fields: FormFields): AuthorizeRequest {
  const tenant = resolveTenant(context, tenantSegment);
  const client = requireClient(context, fields.get("client_id"));
  checkClientEnabled({ client });
  checkAudience({ client, tenant });
  return { context, tenant, client, fields, ...requireRedirectUri(client, fields) };
}

/** @throws {Refusal} to be sent to the app */
export function checkRequest(request: AuthorizeRequest): CheckedRequest {
  for (const check of checks) check(request);
  const parsed = parseScope(request.fields.get("scope") ?? "");
  return {
    ...request,
    requested: resolveScope(request.context, request.client, parsed),
    prompt: promptOf(request),
  };
}
