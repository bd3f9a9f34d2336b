/** Redeems a device code once its person has signed in. */
import type { TenantContext } from "../../../context";
import { hashSecret } from "../../../secretHash";
import { authenticateClient } from "../../clients/authenticateClient";
import { refuse } from "../../refusals/refusal";
import { parseScope } from "../../scopes/parseScope";
import { resolveScope } from "../../scopes/resolveScope";
import { type PastSignIn, requirePerson } from "../../sessions/people";
import type { DeviceCode } from "../../signInRecords";
import { checkRedemption } from "../checks/checkRedemption";
import { issueUserTokens } from "../issueUserTokens";
import { issueRefreshToken } from "../refreshTokens";
import type { Grant, TokenRequest } from "../tokenRequest";

export const deviceCode: Grant = {
  // MSAL Node sends the short name, the documents have the long one.
  grantTypes: ["device_code", "urn:ietf:params:oauth:grant-type:device_code"],
  fields: ["device_code"],
  async handle(request) {
    const { context, client } = request;
    const code = requireDeviceCode(request);
    checkRedemption(request, null);
    const proof = await authenticateClient(context, client, request.proof);
    const approval = requireApproval(request, code);
    const requested = resolveScope(context, client, parseScope(code.scope));
    const person = requirePerson(context, approval);

    markRedeemed(context, code);
    const answer = await issueUserTokens(request, {
      person,
      proof,
      requested,
      nonce: null,
      sid: null,
      signedIn: approval.signedIn,
      isStrong: approval.isStrong,
    });
    if (!requested.oidc.includes("offline_access")) return answer;
    const issuedFor = { ...approval, appId: code.appId, platform: null, scope: code.scope, sid: null };
    return { ...answer, refresh_token: issueRefreshToken(context, issuedFor) };
  },
};

function requireDeviceCode({ context, client, fields }: TokenRequest): DeviceCode {
  const code = context.store.get("deviceCode", hashSecret(fields.get("device_code") ?? ""));
  if (code === undefined || code.appId !== client.appId) throw refuse(70018);
  if (code.state === "redeemed") throw refuse(54005);
  if (code.expires <= context.clock().getTime()) throw refuse(70020);
  return code;
}

/** Who approved it, and when. The reply to a declined code is the device flow's own error with the number of a declined consent. */
function requireApproval({ client }: TokenRequest, { state, userId, signedIn, isStrong }: DeviceCode): PastSignIn {
  if (state === "declined") throw refuse(65004, { app: client.displayName }, { error: "authorization_declined" });
  if (userId === null || signedIn === null) throw refuse(70016);
  return { userId, signedIn, isStrong };
}

function markRedeemed({ store }: TenantContext, code: DeviceCode): void {
  if (store.get("deviceCode", code.id)?.state !== "approved") throw refuse(54005);
  store.put("deviceCode", { ...code, state: "redeemed" });
}
