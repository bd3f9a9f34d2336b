/** Refresh tokens: bound to user and client, not to an API. */
import type { TenantContext } from "../../context";
import { hashSecret } from "../../secretHash";
import { keepExpiring } from "../keepExpiring";
import type { RefreshToken } from "../signInRecords";

const day = 24 * 3_600_000;
const idleLifetime = 90 * day;
/** Fixed for single-page apps: later tokens inherit the first one's deadline. */
const spaLifetime = day;

export type RefreshTokenFor = Pick<RefreshToken, "appId" | "userId" | "platform" | "scope">;

/**
 * A new refresh token. The one that it follows keeps working, as in Entra.
 *
 * @param predecessor the token that was used to get this one
 */
export function issueRefreshToken(
  context: TenantContext,
  issuedFor: RefreshTokenFor,
  predecessor?: Pick<RefreshToken, "expires">,
): string {
  const token = `1.${context.random.token(48)}`;
  const now = context.clock().getTime();
  const isSpa = issuedFor.platform === "spa";
  const expires = isSpa ? (predecessor?.expires ?? now + spaLifetime) : now + idleLifetime;
  keepExpiring(context, "refreshToken", { id: hashSecret(token), ...issuedFor, expires });
  return token;
}

export function findRefreshToken({ store }: TenantContext, token: string): RefreshToken | undefined {
  return store.get("refreshToken", hashSecret(token));
}
