/** The names under which a token may be meant for Graph. */
import type { TenantContext } from "../context";

/** Microsoft Graph's application id, the same in every tenant. */
export const graphAppId = "00000003-0000-0000-c000-000000000000";

/** Graph's public address: the audience of a token when a scope names Graph so. */
export const graphResource = "https://graph.microsoft.com";

/**
 * All audiences that Graph here takes for its own: the real names, those of its principal, and this server's origin.
 * Each with and without a slash at the end, because a scope may name an API either way and `aud` repeats it.
 */
export function graphAudiences({ store, origin }: Pick<TenantContext, "store" | "origin">): string[] {
  const principal = store.findBy("servicePrincipal", "appId", graphAppId);
  const names = new Set([graphAppId, graphResource, origin, ...(principal?.servicePrincipalNames ?? [])]);
  return [...names].flatMap((name) => [name, name.endsWith("/") ? name.slice(0, -1) : `${name}/`]);
}
