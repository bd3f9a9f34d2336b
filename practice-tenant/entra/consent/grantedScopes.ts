/** What a client may already do for a user. */
import type { TenantContext } from "../../context";
import type { OAuth2PermissionGrant } from "../../records";
import type { Client } from "../clients/findClient";
import type { Api } from "../scopes/findApi";

/** Who asks for whom. */
export interface ConsentPair {
  readonly client: Client;
  /** Undefined: for nobody in particular, so that only what holds for everybody counts. */
  readonly userId: string | undefined;
}

/**
 * Names of the delegated permissions of `api` that the client has for the user: for the whole tenant, for this user, or
 * by the API's own pre-authorization. What the app registration lists today has no say in it.
 *
 * Source: entra-docs scopes-oidc, examples 1 to 3.
 */
export function grantedScopes(context: TenantContext, pair: ConsentPair, api: Api): ReadonlySet<string> {
  const granted = grantsFor(context, pair)
    .filter(({ resourceId }) => resourceId === api.principal.id)
    .flatMap(({ scope }) => scope.split(" "));
  return new Set([...granted, ...preAuthorized(context, pair.client, api)].filter((name) => name !== ""));
}

/** Whether the client has anything at all for the user. */
export function hasAnyGrant(context: TenantContext, pair: ConsentPair): boolean {
  return grantsFor(context, pair).some(({ scope }) => scope.trim() !== "");
}

function grantsFor({ store }: TenantContext, { client, userId }: ConsentPair): OAuth2PermissionGrant[] {
  if (client.principal === undefined) return [];
  return store
    .listBy("oauth2PermissionGrant", "clientId", client.principal.id)
    .filter(({ consentType, principalId }) => consentType === "AllPrincipals" || principalId === userId);
}

function preAuthorized({ store }: TenantContext, client: Client, api: Api): string[] {
  const application = store.findBy("application", "appId", api.appId);
  const entries = application?.api.preAuthorizedApplications.filter(({ appId }) => appId === client.appId) ?? [];
  const ids = new Set(entries.flatMap(({ delegatedPermissionIds }) => delegatedPermissionIds));
  return api.scopes.filter(({ id }) => ids.has(id)).map(({ value }) => value);
}
