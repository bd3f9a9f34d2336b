/** The tenant as an issuer of assertions: an app that presents a token of another app of the same tenant. */
import type { TenantContext } from "../../context";

/** The audience of tokens that are meant to be exchanged (entra-docs, workload-identity-federation). */
export const exchangeAudience = "api://AzureADTokenExchange";

/** The issuer of the tenant's own version 2 tokens. */
export function ownIssuer({ origin, tenantId }: Pick<TenantContext, "origin" | "tenantId">): string {
  return `${origin}/${tenantId}/v2.0`;
}

export function isOwnIssuer(place: Pick<TenantContext, "origin" | "tenantId">, issuer: string): boolean {
  return issuer === ownIssuer(place);
}
