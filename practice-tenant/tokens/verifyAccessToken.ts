/** Judges an access token: ours, unharmed, in time and meant for the API that it was brought to. */
import { errors, jwtVerify } from "jose";
import type { TenantContext } from "../context";
import type { AccessTokenClaims } from "./accessTokenClaims";
import { graphAudiences } from "./graphAudiences";
import { secondsOf } from "./tokenLifetime";
import { VerifiedTokens } from "./verifiedTokens";

export type TokenRefusal = "empty" | "malformed" | "expired" | "wrongAudience" | "unknownKey";

export type TokenVerdict =
  | { readonly ok: true; readonly claims: AccessTokenClaims }
  | { readonly ok: false; readonly reason: TokenRefusal };

/**
 * @param token what follows "Bearer " in the request's header
 * @param audiences every name of the API; Graph's unless given
 */
export async function verifyAccessToken(
  context: TenantContext,
  token: string | undefined,
  audiences: readonly string[] = graphAudiences(context),
): Promise<TokenVerdict> {
  if (token === undefined || token === "") return { ok: false, reason: "empty" };
  const known = recallAccessToken(context, token, audiences);
  if (known !== undefined) return { ok: true, claims: known };
  try {
    const { payload } = await jwtVerify<AccessTokenClaims>(
      token,
      (header) => {
        if (header.kid !== context.keys.kid) throw new errors.JWKSNoMatchingKey();
        return context.keys.publicKey;
      },
      { algorithms: ["RS256"], audience: [...audiences], currentDate: context.clock() },
    );
    VerifiedTokens.of(context.keys).keep(token, payload);
    return { ok: true, claims: payload };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/**
 * The claims of a token that was verified before and still holds; undefined where the whole check has to judge, from
 * which every refusal comes.
 */
export function recallAccessToken(
  context: TenantContext,
  token: string,
  audiences: readonly string[] = graphAudiences(context),
): AccessTokenClaims | undefined {
  const known = VerifiedTokens.of(context.keys).find(token);
  const holds = known !== undefined && isFor(known, audiences) && isInTime(known, secondsOf(context.clock()));
  return holds ? known : undefined;
}

function isFor({ aud }: AccessTokenClaims, audiences: readonly string[]): boolean {
  return audiences.includes(aud);
}

function isInTime({ nbf, exp }: AccessTokenClaims, now: number): boolean {
  return nbf <= now && now < exp;
}

function reasonOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWTClaimValidationFailed) return "wrongAudience";
  if (error instanceof errors.JWKSNoMatchingKey) return "unknownKey";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "unknownKey";
  if (error instanceof errors.JOSEError) return "malformed";
  throw error;
}
