/** What a person has to be asked before a client may have what it requests. */
import type { TenantContext } from "../../context";
import { graphAppId } from "../../tokens/graphAudiences";
import type { Client } from "../clients/findClient";
import { refuse } from "../refusals/refusal";
import { findApiByAppId } from "../scopes/findApi";
import type { ApiRequest, RequestedScope } from "../scopes/resolveScope";
import type { ConsentItem } from "./consentItem";
import { type ConsentPair, grantedScopes, hasAnyGrant } from "./grantedScopes";
import { registeredItems } from "./registeredItems";

/**
 * The permissions that are missing; empty when nothing has to be asked.
 *
 * Permissions by name are asked for where not yet granted. `.default` asks for everything that the app registration
 * lists, for all APIs, but only while nothing is granted for the API that it names. Scopes of OpenID Connect alone
 * never bring up the page once an app has any grant for the user, which is how apps with an administrator's consent to
 * `User.Read` alone sign people in. Once there is a page, it also asks to keep the access, requested or not.
 *
 * @param forced ask although everything is granted (`prompt=consent`)
 * @throws {Refusal} 650057 for `.default` of an API that the app registration does not list, 650052 and 650054 when it
 *   lists one that is not here
 */
export function missingConsent(
  context: TenantContext,
  pair: ConsentPair,
  { requested, forced }: { requested: RequestedScope; forced: boolean },
): ConsentItem[] {
  const missing = requested.apis.flatMap((request) => missingOf(context, pair, { request, forced }));
  const onlyOidc = requested.apis.length === 0 && !hasAnyGrant(context, pair);
  const asksForOidc = missing.length > 0 || forced || onlyOidc;
  return asksForOidc ? distinct([...missing, ...oidcItems(context, pair.client, requested)]) : [];
}

function missingOf(
  context: TenantContext,
  pair: ConsentPair,
  { request, forced }: { request: ApiRequest; forced: boolean },
): ConsentItem[] {
  const granted = grantedScopes(context, pair, request.api);
  if (request.isDefault) {
    if (granted.size > 0 && !forced) return [];
    requireListed(pair, request);
    return registeredItems(context, pair.client);
  }
  return request.api.scopes
    .filter(({ value }) => request.names.includes(value) && (forced || !granted.has(value)))
    .map((scope) => ({ client: pair.client, api: request.api, scope }));
}

function requireListed({ client }: ConsentPair, { api }: ApiRequest): void {
  const listed = client.application?.requiredResourceAccess ?? [];
  if (listed.some(({ resourceAppId }) => resourceAppId === api.appId)) return;
  throw refuse(650057, { app: client.displayName, resource: api.displayName });
}

function oidcItems(context: TenantContext, client: Client, { oidc }: RequestedScope): ConsentItem[] {
  const graph = findApiByAppId(context, graphAppId);
  if (graph === undefined) return [];
  const names: readonly string[] = [...oidc, "offline_access"];
  return graph.scopes.filter(({ value }) => names.includes(value)).map((scope) => ({ client, api: graph, scope }));
}

function distinct(items: readonly ConsentItem[]): ConsentItem[] {
  return [
    ...new Map(items.map((item) => [`${item.client.appId} ${item.api.appId} ${item.scope.value}`, item])).values(),
  ];
}
