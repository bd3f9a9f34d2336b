/** Who calls Graph, by the token that came along. */
import type { TenantContext } from "../../context";
import type { AccessTokenClaims } from "../../tokens/accessTokenClaims";
import { recallAccessToken, type TokenRefusal, verifyAccessToken } from "../../tokens/verifyAccessToken";
import { GraphError } from "./graphError";

export interface Caller {
  readonly kind: "application" | "delegated";
  /** Object id of the user, or of the app's service principal. */
  readonly objectId: string;
  readonly clientId: string;
  /** Roles of an app token, scopes of a user's. */
  readonly permissions: readonly string[];
}

/** The texts are cores of what Graph says. */
const refusals: Readonly<Record<TokenRefusal, string>> = {
  empty: "Access token is empty.",
  malformed: "IDX14100: JWT is not well formed.",
  expired: "Lifetime validation failed, the token is expired.",
  wrongAudience: "Access token validation failure. Invalid audience.",
  unknownKey: "Access token validation failure. Invalid signature.",
};

/**
 * At once where the token is known already, which it is for all calls but the first.
 *
 * @throws GraphError 401
 */
export function identifyCaller(context: TenantContext, authorization: string | undefined): Caller | Promise<Caller> {
  const token = readBearer(authorization);
  const known = token === undefined ? undefined : recallAccessToken(context, token);
  return known === undefined ? identifyNewCaller(context, token) : toCaller(known);
}

/** What follows `Bearer`; undefined where nothing does. */
function readBearer(authorization = ""): string | undefined {
  const token = authorization.slice("Bearer ".length).trimStart();
  return /^Bearer\s/i.test(authorization) && token !== "" ? token : undefined;
}

async function identifyNewCaller(context: TenantContext, token: string | undefined): Promise<Caller> {
  const verdict = await verifyAccessToken(context, token);
  if (!verdict.ok) throw new GraphError(401, "InvalidAuthenticationToken", refusals[verdict.reason]);
  return toCaller(verdict.claims);
}

const callers = new WeakMap<AccessTokenClaims, Caller>();

function toCaller(claims: AccessTokenClaims): Caller {
  const known = callers.get(claims);
  if (known !== undefined) return known;
  const caller = readCaller(claims);
  callers.set(claims, caller);
  return caller;
}

function readCaller(claims: AccessTokenClaims): Caller {
  const clientId = claims.ver === "1.0" ? claims.appid : claims.azp;
  if (claims.scp === undefined) {
    return { kind: "application", objectId: claims.oid, clientId, permissions: claims.roles ?? [] };
  }
  const permissions = claims.scp.split(" ").filter((scope) => scope !== "");
  return { kind: "delegated", objectId: claims.oid, clientId, permissions };
}
