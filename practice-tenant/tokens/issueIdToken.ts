/** Issues the id token that tells a client who signed in; always of version 2 here. */
import { createHash } from "node:crypto";
import type { TenantContext } from "../context";
import type { User } from "../records";
import { pairwiseSubject } from "./pairwiseSubject";
import { signToken } from "./signToken";
import { idTokenLifetime, secondsOf } from "./tokenLifetime";

export interface IdTokenOrder {
  readonly appId: string;
  readonly user: User;
  /** The user's app roles in the client itself. */
  readonly roles: readonly string[];
  /** Scopes of OpenID Connect that were asked for; they decide which claims there are. */
  readonly oidc: readonly string[];
  /** As sent to /authorize. */
  readonly nonce: string | null;
  /** The authorization code that goes with it, in the hybrid flow. */
  readonly code?: string;
  /** Further claims that the app registration asks for. */
  readonly optional: Readonly<Record<string, string>>;
}

export function issueIdToken(context: TenantContext, order: IdTokenOrder): Promise<string> {
  const { appId, user, roles, oidc, nonce, code, optional } = order;
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
    ...optional,
  });
}

/** The left half of the hash, as OpenID Connect core 3.3.2.11 wants it. */
function halfHash(code: string): string {
  return createHash("sha256").update(code).digest().subarray(0, 16).toString("base64url");
}
