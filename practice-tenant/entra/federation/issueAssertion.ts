/** Makes the token that another issuer would give a workload, signed with the key of that issuer's stand-in. */

import type { TenantContext } from "../../context";
import type { ServicePrincipal } from "../../records";
import { signToken } from "../../tokens/signToken";
import { openIssuerKey } from "./issuerKeys";
import { exchangeAudience, isOwnIssuer } from "./ownIssuer";

export interface AssertionOrder {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /** Seconds. */
  readonly lifetime: number;
}

/** An order that cannot be filled; the message says which part is wrong. */
export class AssertionOrderError extends Error {
  override readonly name = "AssertionOrderError";
}

const longestLifetime = 24 * 60 * 60;

/**
 * A JWT signed RS256, with the claims that every issuer gives.
 *
 * The tenant's own issuer signs with the key of all its tokens, so it gives what a managed identity would get there and
 * nothing else: a token of a principal of the tenant, for the exchange only.
 *
 * @throws {AssertionOrderError}
 */
export async function issueAssertion(context: TenantContext, order: AssertionOrder): Promise<string> {
  assertOrderPossible(order);
  const { issuer, subject, audience, lifetime } = order;
  const now = Math.floor(context.clock().getTime() / 1000);
  const identity = isOwnIssuer(context, issuer) ? identityClaims(context, order) : {};
  const claims = { iss: issuer, sub: subject, aud: audience, iat: now, nbf: now, exp: now + lifetime, ...identity };
  return signToken(await openIssuerKey(context, issuer), { ...claims, jti: context.random.uuid() });
}

function assertOrderPossible({ issuer, subject, audience, lifetime }: AssertionOrder): void {
  if (!/^https:\/\/[^\s/]/.test(issuer) || issuer.length > 600) {
    throw new AssertionOrderError("the issuer must be an https address of at most 600 characters");
  }
  for (const [name, value] of Object.entries({ subject, audience })) {
    if (value === "" || value.length > 600) throw new AssertionOrderError(`the ${name} must have 1 to 600 characters`);
  }
  if (!Number.isInteger(lifetime) || lifetime < 1 || lifetime > longestLifetime) {
    throw new AssertionOrderError("the lifetime must be 1 second to 24 hours");
  }
}

/** What a managed identity's token says of it. */
function identityClaims(context: TenantContext, { subject, audience }: AssertionOrder) {
  const principal = requirePrincipal(context, subject);
  if (audience !== exchangeAudience) {
    throw new AssertionOrderError(`this tenant's own tokens are for the audience ${exchangeAudience} only`);
  }
  return {
    azp: principal.appId,
    azpacr: "2",
    idtyp: "app",
    oid: principal.id,
    tid: context.tenantId,
    uti: context.random.token(16),
    ver: "2.0",
  };
}

function requirePrincipal({ store }: TenantContext, objectId: string): ServicePrincipal {
  const principal = store.get("servicePrincipal", objectId);
  if (principal !== undefined) return principal;
  throw new AssertionOrderError("the subject must be the object id of a service principal of this tenant");
}
