/** The names under which a token may be meant for Graph. */
import type { TenantContext } from "../context";
import type { ServicePrincipal } from "../records";

/** Microsoft Graph's application id, the same in every tenant. */
export const graphAppId = "00000003-0000-0000-c000-000000000000";

/** Graph's public address: the audience of a token when a scope names Graph so. */
export const graphResource = "https://graph.microsoft.com";

/** Worked out once a principal, of which a changed one is another object, and origin. */
const known = new WeakMap<ServicePrincipal, { readonly origin: string; readonly audiences: readonly string[] }>();

/**
 * All audiences that Graph here takes for its own: the real names, those of its principal, and this server's origin.
 * Each with and without a slash at the end, because a scope may name an API either way and `aud` repeats it.
 */
export function graphAudiences({ store, origin }: Pick<TenantContext, "store" | "origin">): readonly string[] {
  const principal = store.findBy("servicePrincipal", "appId", graphAppId);
  if (principal === undefined) return audiencesOf([origin]);
  const before = known.get(principal);
  if (before?.origin === origin) return before.audiences;
  const audiences = audiencesOf([origin, ...principal.servicePrincipalNames]);
  known.set(principal, { origin, audiences });
  return audiences;
}

function audiencesOf(further: readonly string[]): readonly string[] {
  const names = new Set([graphAppId, graphResource, ...further]);
  return [...names].flatMap((name) => [name, name.endsWith("/") ? name.slice(0, -1) : `${name}/`]);
}
