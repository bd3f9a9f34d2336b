/** Gets new tokens with a refresh token. */
import { authenticateClient } from "../../clients/authenticateClient";
import { type Refusal, refuse } from "../../refusals/refusal";
import { parseScope } from "../../scopes/parseScope";
import { resolveScope } from "../../scopes/resolveScope";
import { requirePerson } from "../../sessions/people";
import type { RefreshToken } from "../../signInRecords";
import { checkRedemption } from "../checks/checkRedemption";
import { issueUserTokens } from "../issueUserTokens";
import { findRefreshToken, followRefreshToken } from "../refreshTokens";
import type { Grant, TokenRequest } from "../tokenRequest";

export const refreshToken: Grant = {
  grantTypes: ["refresh_token"],
  fields: ["refresh_token"],
  async handle(request) {
    const { context, client, fields } = request;
    const used = requireRefreshToken(request);
    checkRedemption(request, used.platform);
    const proof = await authenticateClient(context, client, request.proof);
    // Several APIs are no error here: the token is for the first one named.
    const requested = resolveScope(context, client, parseScope(fields.get("scope") ?? used.scope));
    const person = requirePerson(context, used);
    const { sid, signedIn, isStrong } = used;
    const order = { person, proof, requested, nonce: null, sid, signedIn, isStrong };
    const answer = await issueUserTokens(request, order);
    return { ...answer, refresh_token: followRefreshToken(context, used) };
  },
};

/** @throws {Refusal} 70000, 700082 or 700084, each with the suberror that lets MSAL forget the token */
function requireRefreshToken({ context, client, fields }: TokenRequest): RefreshToken {
  const kept = findRefreshToken(context, fields.get("refresh_token") ?? "");
  if (kept === undefined) throw refuseToken("it is not known here");
  if (kept.appId !== client.appId) throw refuseToken("it was issued to another client");
  if (kept.expires > context.clock().getTime()) return kept;
  throw refuse(kept.platform === "spa" ? 700084 : 700082);
}

function refuseToken(reason: string): Refusal {
  return refuse(70000, { grant: "refresh token", reason }, { suberror: "bad_token" });
}
