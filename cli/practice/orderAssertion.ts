/** Has the practice tenant sign a token as another issuer would. */
import { UsageError } from "../usageError";
import { deployerToken } from "./deployerToken";
import { httpsRequest } from "./httpsRequest";
import { parseObject } from "./parseObject";
import type { TenantAccess } from "./runningTenant";

export interface AssertionOrder {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /** Seconds. */
  readonly lifetime: number;
}

/** Entra's usual audience of a token that is to be exchanged. */
export const exchangeAudience = "api://AzureADTokenExchange";

/** Long enough for one exchange, as issuers give them. */
export const usualLifetime = 600;

/**
 * The signed JWT.
 *
 * @throws {UsageError} when the tenant says what is wrong with the order.
 */
export async function orderAssertion(tenant: TenantAccess, order: AssertionOrder): Promise<string> {
  const { status, body } = await httpsRequest(`${tenant.origin}/practice/assertions`, {
    method: "POST",
    caPem: tenant.caPem,
    headers: {
      authorization: `Bearer ${await deployerToken(tenant)}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ ...order, lifetime: String(order.lifetime) }).toString(),
  });
  const { assertion, error_description: problem } = parseObject(body);
  if (status === 200 && typeof assertion === "string") return assertion;
  if (status !== 400) throw new Error(`the practice tenant answered ${status} to an order of its own deployer`);
  throw new UsageError(
    `The practice tenant signs no such assertion: ${String(problem)}.`,
    "change --issuer, --subject, --audience or --expires accordingly",
  );
}
