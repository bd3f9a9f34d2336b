/** Hands out the code for which the app gets tokens. */
import { hashSecret } from "../../secretHash";
import { keepExpiring } from "../keepExpiring";
import type { SessionAccount } from "../signInRecords";
import type { CheckedRequest } from "./authorizeRequest";
import { codeChallengeOf } from "./checks/checkCodeChallenge";

/** About ten minutes, as entra-docs v2-oauth2-auth-code-flow says. */
const codeLifetime = 10 * 60_000;

export function issueAuthorizationCode(
  request: CheckedRequest,
  { userId, signedIn, isStrong, sid }: SessionAccount,
): string {
  const { context, client, fields, platform, redirectUri, requested } = request;
  const code = `1.${context.random.token(48)}`;
  keepExpiring(context, "authorizationCode", {
    id: hashSecret(code),
    appId: client.appId,
    userId,
    signedIn,
    isStrong,
    sid,
    redirectUri,
    platform,
    scope: requested.written,
    nonce: fields.get("nonce") ?? null,
    challenge: codeChallengeOf(request),
    expires: context.clock().getTime() + codeLifetime,
    redeemed: false,
  });
  return code;
}
