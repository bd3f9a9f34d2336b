/** Gets new tokens with a refresh token. */
import { authenticateClient } from "../../clients/authenticateClient";
import { refuse } from "../../refusals/refusal";
import { parseScope } from "../../scopes/parseScope";
import { resolveScope } from "../../scopes/resolveScope";
import { requirePerson } from "../../sessions/people";
import type { RefreshToken } from "../../signInRecords";
import { checkRedemption } from "../checks/checkRedemption";
import { issueUserTokens } from "../issueUserTokens";
import { findRefreshToken, issueRefreshToken } from "../refreshTokens";
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
    const person = requirePerson(context.store, used.userId, context.domain);
    const { appId, userId, platform, scope } = used;
    const answer = await issueUserTokens(request, { person, proof, requested, nonce: null });
    return { ...answer, refresh_token: issueRefreshToken(context, { appId, userId, platform, scope }, used) };
  },
};

function requireRefreshToken({ context, client, fields }: TokenRequest): RefreshToken {
  const kept = findRefreshToken(context, fields.get("refresh_token") ?? "");
  const grant = "refresh token";
  if (kept === undefined) throw refuse(70000, { grant, reason: "it is not known here" });
  if (kept.appId !== client.appId) throw refuse(70000, { grant, reason: "it was issued to another client" });
  if (kept.expires > context.clock().getTime()) return kept;
  throw refuse(kept.platform === "spa" ? 700084 : 700082);
}
