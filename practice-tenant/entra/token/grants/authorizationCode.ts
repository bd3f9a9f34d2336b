/** Redeems a code that /authorize handed out. */
import type { TenantContext } from "../../../context";
import { hashSecret } from "../../../secretHash";
import { authenticateClient } from "../../clients/authenticateClient";
import { refuse } from "../../refusals/refusal";
import { parseScope } from "../../scopes/parseScope";
import { type RequestedScope, resolveScope } from "../../scopes/resolveScope";
import { requirePerson } from "../../sessions/people";
import type { AuthorizationCode } from "../../signInRecords";
import { checkCodeVerifier } from "../checks/checkCodeVerifier";
import { checkOneApi } from "../checks/checkOneApi";
import { checkRedemption } from "../checks/checkRedemption";
import { issueUserTokens } from "../issueUserTokens";
import { issueRefreshToken } from "../refreshTokens";
import type { Grant, TokenRequest } from "../tokenRequest";

export const authorizationCode: Grant = {
  grantTypes: ["authorization_code"],
  fields: ["code", "redirect_uri"],
  async handle(request) {
    const { context, client, fields } = request;
    const code = requireCode(request);
    checkRedemption(request, code.platform);
    const proof = await authenticateClient(context, client, request.proof);
    checkCodeVerifier(code, fields.get("code_verifier"));
    const requested = requestedScope(request, code);
    const person = requirePerson(context, code);
    markRedeemed(context, code);
    const { nonce, sid, isStrong, signedIn } = code;
    const answer = await issueUserTokens(request, { person, proof, requested, nonce, sid, signedIn, isStrong });
    const isOffline = [...requested.oidc, ...parseScope(code.scope).oidc].includes("offline_access");
    if (!isOffline) return answer;
    const { appId, userId, platform, scope } = code;
    const issuedFor = { appId, userId, platform, scope, signedIn, isStrong, sid };
    return { ...answer, refresh_token: issueRefreshToken(context, issuedFor) };
  },
};

function requireCode({ context, client, fields }: TokenRequest): AuthorizationCode {
  const code = context.store.get("authorizationCode", hashSecret(fields.get("code") ?? ""));
  const grant = "authorization code";
  if (code === undefined) throw refuse(70000, { grant, reason: "it is not known here" });
  if (code.appId !== client.appId) throw refuse(70000, { grant, reason: "it was issued to another client" });
  if (code.redeemed) throw refuse(54005);
  if (code.expires <= context.clock().getTime()) throw refuse(70008);
  const redirectUri = fields.get("redirect_uri") ?? "";
  if (redirectUri !== code.redirectUri) throw refuse(500112, { redirectUri });
  return code;
}

/** The scope may be left out; then it is the one of /authorize, of which the first API gets a token. */
function requestedScope({ context, client, fields }: TokenRequest, code: AuthorizationCode): RequestedScope {
  const scope = fields.get("scope");
  if (scope === undefined) return resolveScope(context, client, parseScope(code.scope));
  if (scope.trim() === "") throw refuse(28003);
  const requested = resolveScope(context, client, parseScope(scope));
  checkOneApi(requested);
  return requested;
}

/** Looks again, because a second request may have come while the first one's assertion was verified. */
function markRedeemed({ store }: TenantContext, { id }: AuthorizationCode): void {
  const code = store.get("authorizationCode", id);
  if (code === undefined || code.redeemed) throw refuse(54005);
  store.put("authorizationCode", { ...code, redeemed: true });
}
