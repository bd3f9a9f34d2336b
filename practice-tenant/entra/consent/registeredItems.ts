/** What an app registration lists, to be consented to as a whole. */
import type { TenantContext } from "../../context";
import { type Client, findClient } from "../clients/findClient";
import { refuse } from "../refusals/refusal";
import { type Api, findApiByAppId } from "../scopes/findApi";
import type { ConsentItem } from "./consentItem";

/**
 * Every delegated permission that the app registration lists and its API offers; and, for each API in the list that
 * names the app among its `knownClientApplications`, what that API lists for itself. So a person is asked once for an
 * app and the middle tier that it calls.
 *
 * Source: entra-docs v2-oauth2-on-behalf-of-flow, ".default and combined consent".
 *
 * @throws {Refusal} 650052 when an API has no principal here, 650054 when it had one that was deleted
 */
export function registeredItems(context: TenantContext, client: Client): ConsentItem[] {
  const middleTiers = (client.application?.requiredResourceAccess ?? []).flatMap(({ resourceAppId }) => {
    const middle = findClient(context.store, resourceAppId);
    return middle?.application?.api.knownClientApplications.includes(client.appId) ? [middle] : [];
  });
  return [client, ...middleTiers].flatMap((holder) => ownItems(context, holder));
}

function ownItems(context: TenantContext, client: Client): ConsentItem[] {
  return (client.application?.requiredResourceAccess ?? []).flatMap(({ resourceAppId, resourceAccess }) => {
    const api = requireApi(context, client, resourceAppId);
    const ids = resourceAccess.filter(({ type }) => type === "Scope").map(({ id }) => id);
    const scopes = api.scopes.filter(({ id, isEnabled }) => isEnabled && ids.includes(id));
    return scopes.map((scope) => ({ client, api, scope }));
  });
}

function requireApi(context: TenantContext, { displayName }: Client, resourceAppId: string): Api {
  const api = findApiByAppId(context, resourceAppId);
  if (api !== undefined) return api;
  const deleted = context.store.find(
    "deletedItem",
    ({ application, servicePrincipal }) =>
      application?.appId === resourceAppId || servicePrincipal?.appId === resourceAppId,
  );
  const values = { app: displayName, resource: resourceAppId, tenant: context.domain };
  throw refuse(deleted === undefined ? 650052 : 650054, values);
}
