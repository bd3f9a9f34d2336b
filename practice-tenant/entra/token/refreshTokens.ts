/** Refresh tokens: bound to user and client, not to an API. */
import type { TenantContext } from "../../context";
import { hashSecret } from "../../secretHash";
import { keepExpiring } from "../keepExpiring";
import type { RefreshToken } from "../signInRecords";

const day = 24 * 3_600_000;
const idleLifetime = 90 * day;
/** Fixed for single-page apps: later tokens inherit the first one's deadline. */
const spaLifetime = day;

export type RefreshTokenFor = Omit<RefreshToken, "id" | "expires">;

/** The first refresh token of a sign-in. */
export function issueRefreshToken(context: TenantContext, issuedFor: RefreshTokenFor): string {
  const lifetime = issuedFor.platform === "spa" ? spaLifetime : idleLifetime;
  return keep(context, issuedFor, context.clock().getTime() + lifetime);
}

/** A new refresh token in place of one that was used, which keeps working, as in Entra. */
export function followRefreshToken(context: TenantContext, { id: _id, expires, ...issuedFor }: RefreshToken): string {
  const isSpa = issuedFor.platform === "spa";
  return keep(context, issuedFor, isSpa ? expires : context.clock().getTime() + idleLifetime);
}

function keep(context: TenantContext, issuedFor: RefreshTokenFor, expires: number): string {
  const token = `1.${context.random.token(48)}`;
  keepExpiring(context, "refreshToken", { id: hashSecret(token), ...issuedFor, expires });
  return token;
}

export function findRefreshToken({ store }: TenantContext, token: string): RefreshToken | undefined {
  return store.get("refreshToken", hashSecret(token));
}
