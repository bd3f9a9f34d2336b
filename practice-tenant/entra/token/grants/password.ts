/**
 * A name and a password in place of a sign-in page (resource owner password credentials). Microsoft advises against it,
 * and MSAL calls it deprecated; it is here because scripts use it, and so that its refusals are known before.
 *
 * Source: entra-docs v2-oauth-ropc.
 */
import { authenticateClient } from "../../clients/authenticateClient";
import { parseScope } from "../../scopes/parseScope";
import { resolveScope } from "../../scopes/resolveScope";
import { proveByPassword } from "../../sessions/people";
import { checkSecondFactor } from "../../sessions/secondFactor";
import { checkOneApi } from "../checks/checkOneApi";
import { checkRedemption } from "../checks/checkRedemption";
import { checkTenantTakesPasswords } from "../checks/checkTenantTakesPasswords";
import { issueUserTokens } from "../issueUserTokens";
import { issueRefreshToken } from "../refreshTokens";
import type { Grant } from "../tokenRequest";

export const password: Grant = {
  grantTypes: ["password"],
  fields: ["username", "password"],
  async handle(request) {
    const { context, client, fields } = request;
    checkTenantTakesPasswords(request);
    checkRedemption(request, null);
    const proof = await authenticateClient(context, client, request.proof);
    const requested = resolveScope(context, client, parseScope(fields.get("scope") ?? ""));
    checkOneApi(requested);
    const credentials = { username: fields.get("username") ?? "", password: fields.get("password") ?? "" };
    const person = proveByPassword(context, credentials);
    checkSecondFactor(context, person, false);
    const signedIn = context.clock().getTime();
    const order = { person, proof, requested, nonce: null, sid: null, signedIn, isStrong: false };
    const answer = await issueUserTokens(request, order);
    if (!requested.oidc.includes("offline_access")) return answer;
    const signIn = { userId: person.user.id, signedIn, isStrong: false, sid: null };
    const platform = proof === "0" ? null : "web";
    const issuedFor = { ...signIn, appId: client.appId, platform, scope: requested.written } as const;
    return { ...answer, refresh_token: issueRefreshToken(context, issuedFor) };
  },
};
