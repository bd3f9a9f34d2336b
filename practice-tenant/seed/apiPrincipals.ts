/** The principals of Microsoft's APIs in the practice tenant, with every permission that the catalogue holds for them. */
import { type Api, apis, listPermissions, type Permission } from "../../catalogue";
import { newServicePrincipal } from "../graph/newServicePrincipal";
import type { AppRole, PermissionScope, ServicePrincipal } from "../records";
import { permissionTitle } from "./permissionTitle";
import { apiPrincipalIds } from "./tenantFacts";

/** The tenant that owns Microsoft's own applications, the same in every directory. */
const microsoftTenantId = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";

export function createApiPrincipals(): ServicePrincipal[] {
  const ids = new Map<string, string>(Object.entries(apiPrincipalIds));
  return apis.flatMap((api) => {
    const id = ids.get(api.name);
    return id === undefined ? [] : [createApiPrincipal(api, id)];
  });
}

function createApiPrincipal(api: Api, id: string): ServicePrincipal {
  return newServicePrincipal({
    id,
    appId: api.appId,
    displayName: api.displayName,
    appOwnerOrganizationId: microsoftTenantId,
    servicePrincipalNames: [api.appId, ...api.identifierUris],
    appRoles: listPermissions(api.name, "application").map(toAppRole),
    oauth2PermissionScopes: listPermissions(api.name, "delegated").map(toScope),
    wellKnown: true,
  });
}

function toAppRole({ id, name, isEnabled }: Permission): AppRole {
  const title = permissionTitle(name);
  return {
    id,
    value: name,
    displayName: title,
    description: title,
    isEnabled,
    allowedMemberTypes: ["Application"],
    origin: "Application",
  };
}

function toScope({ id, name, isEnabled, consent }: Permission): PermissionScope {
  const title = permissionTitle(name);
  return {
    id,
    value: name,
    isEnabled,
    // Where no public source tells who may consent, the stricter answer: a consent page that asks too little would mislead.
    type: consent === "user" ? "User" : "Admin",
    adminConsentDisplayName: title,
    adminConsentDescription: title,
    userConsentDisplayName: title,
    userConsentDescription: title,
  };
}
