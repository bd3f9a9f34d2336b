/**
 * On-behalf-of: an API that was called with a user's token gets a token of its own to call another API for that user.
 *
 * Source: entra-docs v2-oauth2-on-behalf-of-flow.
 */
import { authenticateClient } from "../../clients/authenticateClient";
import { refuse } from "../../refusals/refusal";
import { parseScope } from "../../scopes/parseScope";
import { resolveScope } from "../../scopes/resolveScope";
import { requirePerson } from "../../sessions/people";
import { checkOneApi } from "../checks/checkOneApi";
import { checkRedemption } from "../checks/checkRedemption";
import { issueUserTokens } from "../issueUserTokens";
import { issueRefreshToken } from "../refreshTokens";
import type { Grant, TokenRequest } from "../tokenRequest";
import { readUserAssertion } from "../userAssertion";

export const onBehalfOf: Grant = {
  grantTypes: ["urn:ietf:params:oauth:grant-type:jwt-bearer"],
  fields: ["assertion", "requested_token_use", "scope"],
  async handle(request) {
    const { context, client, fields } = request;
    checkTokenUse(request);
    // A middle tier is a server, whatever else its app registration is: it proves itself, and no page calls for it.
    checkRedemption(request, "web");
    const proof = await authenticateClient(context, client, request.proof);
    const signIn = await readUserAssertion(request);
    const requested = resolveScope(context, client, parseScope(fields.get("scope") ?? ""));
    checkOneApi(requested);
    const person = requirePerson(context, signIn);
    const { signedIn, isStrong } = signIn;
    const order = { person, proof, requested, nonce: null, sid: null, signedIn, isStrong };
    const answer = await issueUserTokens(request, order);
    if (!requested.oidc.includes("offline_access")) return answer;
    const { appId } = client;
    const issuedFor = { ...signIn, appId, platform: "web", scope: requested.written, sid: null } as const;
    return { ...answer, refresh_token: issueRefreshToken(context, issuedFor) };
  },
};

function checkTokenUse({ fields }: TokenRequest): void {
  const value = fields.get("requested_token_use") ?? "";
  if (value !== "on_behalf_of") throw refuse(90023, { field: "requested_token_use", value, allowed: "on_behalf_of" });
}
