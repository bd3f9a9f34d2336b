/** Judges the token that a call to Graph carries: ours, unharmed, in time and meant for Graph. */
import { errors, jwtVerify } from "jose";
import type { TenantContext } from "../context";
import type { AccessTokenClaims } from "./accessTokenClaims";
import { graphAudiences } from "./graphAudiences";

export type TokenRefusal = "empty" | "malformed" | "expired" | "wrongAudience" | "unknownKey";

export type TokenVerdict =
  | { readonly ok: true; readonly claims: AccessTokenClaims }
  | { readonly ok: false; readonly reason: TokenRefusal };

/** @param token what follows "Bearer " in the request's header */
export async function verifyAccessToken(context: TenantContext, token: string | undefined): Promise<TokenVerdict> {
  if (token === undefined || token === "") return { ok: false, reason: "empty" };
  try {
    const { payload } = await jwtVerify<AccessTokenClaims>(
      token,
      (header) => {
        if (header.kid !== context.keys.kid) throw new errors.JWKSNoMatchingKey();
        return context.keys.publicKey;
      },
      { algorithms: ["RS256"], audience: graphAudiences(context), currentDate: context.clock() },
    );
    return { ok: true, claims: payload };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWTClaimValidationFailed) return "wrongAudience";
  if (error instanceof errors.JWKSNoMatchingKey) return "unknownKey";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "unknownKey";
  if (error instanceof errors.JOSEError) return "malformed";
  throw error;
}
