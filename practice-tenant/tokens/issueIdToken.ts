/** Issues the id token that tells a client who signed in; always of version 2 here. */
import { createHash } from "node:crypto";
import type { TenantContext } from "../context";
import type { JsonObject, User } from "../records";
import { pairwiseSubject } from "./pairwiseSubject";
import { signToken } from "./signToken";
import { idTokenLifetime, secondsOf } from "./tokenLifetime";

export interface IdTokenOrder {
  readonly appId: string;
  readonly user: User;
  /** The user's app roles in the client itself, or groups that the client wants to see as roles. */
  readonly roles: readonly string[];
  /** Scopes of OpenID Connect that were asked for; they decide which claims there are. */
  readonly oidc: readonly string[];
  /** As sent to /authorize. */
  readonly nonce: string | null;
  /** The authorization code that goes with it, in the hybrid flow. */
  readonly code?: string;
  /** Further claims that the app registration asks for. */
  readonly configured: JsonObject;
}

export function issueIdToken(context: TenantContext, order: IdTokenOrder): Promise<string> {
  const { appId, user, roles, oidc, nonce, code, configured } = order;
  const { origin, tenantId, clock, random, keys } = context;
  const now = secondsOf(clock());
  return signToken(keys, {
    aud: appId,
    iss: `${origin}/${tenantId}/v2.0`,
    iat: now,
    nbf: now,
    exp: now + idTokenLifetime,
    sub: pairwiseSubject(user.id, appId),
    tid: tenantId,
    ver: "2.0",
    uti: random.token(16),
    ...(nonce !== null && { nonce }),
    ...(roles.length > 0 && { roles }),
    ...(code !== undefined && { c_hash: halfHash(code) }),
    ...(oidc.includes("profile") && {
      name: user.displayName,
      oid: user.id,
      preferred_username: user.userPrincipalName,
    }),
    ...(oidc.includes("email") && user.mail !== null && { email: user.mail }),
    ...configured,
  });
}

/** The left half of the hash, as OpenID Connect core 3.3.2.11 wants it. */
function halfHash(code: string): string {
  return createHash("sha256").update(code).digest().subarray(0, 16).toString("base64url");
}
