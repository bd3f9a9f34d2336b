/** The API that a scope names, with the permissions that it offers. */
import type { TenantContext } from "../../context";
import type { Application, AppRole, PermissionScope, ServicePrincipal } from "../../records";
import { graphAppId, graphAudiences } from "../../tokens/graphAudiences";

export interface Api {
  readonly appId: string;
  readonly displayName: string;
  readonly principal: ServicePrincipal;
  readonly scopes: readonly PermissionScope[];
  readonly appRoles: readonly AppRole[];
  /** Which shape its access tokens have. */
  readonly tokenVersion: 1 | 2;
  readonly isGraph: boolean;
}

/** @param name an application id or an identifier URI, with or without a slash at the end */
export function findApi(context: TenantContext, name: string): Api | undefined {
  const wanted = comparable(name);
  return principalsNamed(context, wanted)
    .map((principal) => apiOf(context, principal))
    .find((api) => namesOf(context, api).some((candidate) => comparable(candidate) === wanted));
}

/** Those that may have the name: Graph has some that stand in no record. */
function principalsNamed({ store }: TenantContext, wanted: string): ServicePrincipal[] {
  const byPrincipal = [wanted, `${wanted}/`].flatMap((name) => [
    ...store.listBy("servicePrincipal", "appId", name),
    ...store.listBy("servicePrincipal", "servicePrincipalNames", name),
  ]);
  const byApplication = [wanted, `${wanted}/`]
    .flatMap((uri) => store.listBy("application", "identifierUris", uri))
    .flatMap(({ appId }) => store.listBy("servicePrincipal", "appId", appId));
  return [...store.listBy("servicePrincipal", "appId", graphAppId), ...byPrincipal, ...byApplication];
}

export function findApiByAppId(context: TenantContext, appId: string): Api | undefined {
  const principal = context.store.findBy("servicePrincipal", "appId", appId);
  return principal && apiOf(context, principal);
}

/** What the service principal offers; one of an app of this tenant offers what its application declares. */
export function apiOf({ store }: Pick<TenantContext, "store">, principal: ServicePrincipal): Api {
  const application = applicationOf(store, principal);
  return {
    appId: principal.appId,
    displayName: principal.displayName,
    principal,
    scopes: application?.api.oauth2PermissionScopes ?? principal.oauth2PermissionScopes,
    appRoles: application?.appRoles ?? principal.appRoles,
    tokenVersion: application?.api.requestedAccessTokenVersion === 2 ? 2 : 1,
    isGraph: principal.appId === graphAppId,
  };
}

function applicationOf(store: TenantContext["store"], { appId }: ServicePrincipal): Application | undefined {
  return store.findBy("application", "appId", appId);
}

function namesOf(context: TenantContext, { principal, isGraph }: Api): readonly string[] {
  if (isGraph) return graphAudiences(context);
  const uris = applicationOf(context.store, principal)?.identifierUris ?? [];
  return [principal.appId, ...principal.servicePrincipalNames, ...uris];
}

function comparable(name: string): string {
  return name.toLowerCase().replace(/\/$/, "");
}
