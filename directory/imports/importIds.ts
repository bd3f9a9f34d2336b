/**
 * Finds the object of the directory that a declared resource is, and the id by which the azuread provider imports it.
 *
 * The forms of the ids are the provider's; what tells one object from another is what Entra itself lets exist only once.
 */
import type { DirectoryApp, Grant, RoleAssignment } from "../apps/directoryApp";
import { type Fields, fieldsOf, listOf, textOf, textsOf } from "../client/fields";

/** The applications among which a resource is looked for. */
export interface ImportGround {
  /** The declared application that the resource itself is. */
  readonly own: DirectoryApp | undefined;
  readonly apps: readonly DirectoryApp[];
}

/** @param inputs in the ids of the tenant. @returns undefined where the directory has no such object */
type FindImportId = (inputs: Fields, ground: ImportGround) => string | undefined;

/** By type token. */
export const importIds: ReadonlyMap<string, FindImportId> = new Map(
  Object.entries<FindImportId>({
    application: (_inputs, { own }) => own && `/applications/${own.objectId}`,
    applicationRegistration: (_inputs, { own }) => own && `/applications/${own.objectId}`,
    servicePrincipal: findPrincipal,
    servicePrincipalDelegatedPermissionGrant: findGrant,
    appRoleAssignment: findAssignment,
    applicationFederatedIdentityCredential: partId(({ displayName }, { objectId, federatedCredentials }) => {
      const id = idWhere(federatedCredentials, "name", displayName);
      return id && `${objectId}/federatedIdentityCredential/${id}`;
    }),
    applicationFlexibleFederatedIdentityCredential: partId(({ displayName }, { objectId, federatedCredentials }) => {
      const id = idWhere(federatedCredentials, "name", displayName);
      return id && `/applications/${objectId}/federatedIdentityCredentials/${id}`;
    }),
    applicationIdentifierUri: partId(({ identifierUri }, { objectId, application }) => {
      const has = typeof identifierUri === "string" && textsOf(application.identifierUris).includes(identifierUri);
      return has
        ? `/applications/${objectId}/identifierUris/${Buffer.from(identifierUri).toString("base64")}`
        : undefined;
    }),
    applicationPreAuthorized: partId(({ authorizedClientId }, { objectId, application }) => {
      const clients = listOf(fieldsOf(application.api).preAuthorizedApplications).map(fieldsOf);
      return clients.some(({ appId }) => isSame(appId, authorizedClientId))
        ? `${objectId}/preAuthorizedApplication/${authorizedClientId}`
        : undefined;
    }),
    applicationOwner: partId(({ ownerObjectId }, { objectId, owners }) =>
      owners.some((owner) => isSame(owner.objectId, ownerObjectId))
        ? `/applications/${objectId}/owners/${ownerObjectId}`
        : undefined,
    ),
    applicationApiAccess: partId(({ apiClientId }, { objectId, application }) => {
      const apis = listOf(application.requiredResourceAccess).map(fieldsOf);
      return apis.some(({ resourceAppId }) => isSame(resourceAppId, apiClientId))
        ? `/applications/${objectId}/apiAccess/${apiClientId}`
        : undefined;
    }),
    applicationAppRole: partId(({ roleId }, { objectId, application }) => {
      const id = idWhere(listOf(application.appRoles).map(fieldsOf), "id", roleId);
      return id && `/applications/${objectId}/appRoles/${id}`;
    }),
    applicationPermissionScope: partId(({ scopeId }, { objectId, application }) => {
      const scopes = listOf(fieldsOf(application.api).oauth2PermissionScopes).map(fieldsOf);
      const id = idWhere(scopes, "id", scopeId);
      return id && `/applications/${objectId}/permissionScopes/${id}`;
    }),
    applicationRedirectUris: partId(({ type }, { objectId, application }) => {
      const uris = fieldsOf(application[platforms[String(type)] ?? ""]).redirectUris;
      return textsOf(uris).length > 0 ? `/applications/${objectId}/redirectUris/${type}` : undefined;
    }),
    applicationKnownClients: partId((_inputs, { objectId, application }) => {
      const clients = textsOf(fieldsOf(application.api).knownClientApplications);
      return clients.length > 0 ? `/applications/${objectId}/knownClients` : undefined;
    }),
    applicationOptionalClaims: partId((_inputs, { objectId, application }) => {
      const claims = Object.values(fieldsOf(application.optionalClaims));
      return claims.some((list) => listOf(list).length > 0) ? `/applications/${objectId}` : undefined;
    }),
    applicationFallbackPublicClient: partId((_inputs, { objectId, application }) =>
      typeof application.isFallbackPublicClient === "boolean"
        ? `/applications/${objectId}/fallbackPublicClient`
        : undefined,
    ),
  }).map(([name, find]) => [tokenOf(name), find]),
);

/** Types whose objects the provider cannot import such that the next plan leaves them alone: their values are never read back. */
export const unimportableTypes: ReadonlySet<string> = new Set(
  ["applicationPassword", "applicationCertificate", "servicePrincipalPassword", "servicePrincipalCertificate"].map(
    tokenOf,
  ),
);

const platforms: Readonly<Record<string, string>> = { Web: "web", SPA: "spa", PublicClient: "publicClient" };

/** `azuread:index/application:Application`. */
function tokenOf(name: string): string {
  return `azuread:index/${name}:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** For what names its application by `applicationId`. */
function partId(find: (inputs: Fields, app: DirectoryApp) => string | undefined): FindImportId {
  return (inputs, { apps }) => {
    const app = apps.find(({ objectId }) => isSame(`/applications/${objectId}`, inputs.applicationId));
    return app && find(inputs, app);
  };
}

function findPrincipal({ clientId }: Fields, { apps }: ImportGround): string | undefined {
  const principal = apps.find((app) => isSame(app.clientId, clientId))?.servicePrincipal;
  return principal && `/servicePrincipals/${principal.objectId}`;
}

function findGrant(inputs: Fields, { apps }: ImportGround): string | undefined {
  const isMeant = ({ clientId, resourceId, userObjectId }: Grant): boolean =>
    isSame(clientId, inputs.servicePrincipalObjectId) &&
    isSame(resourceId, inputs.resourceServicePrincipalObjectId) &&
    isSame(userObjectId ?? "", inputs.userObjectId ?? "");
  const grant = apps.flatMap((app) => app.servicePrincipal?.grants ?? []).find(isMeant);
  return grant && `/oauth2PermissionGrants/${grant.id}`;
}

function findAssignment(inputs: Fields, { apps }: ImportGround): string | undefined {
  const isMeant = ({ appRoleId, principalId, resourceId }: RoleAssignment): boolean =>
    isSame(appRoleId, inputs.appRoleId) &&
    isSame(principalId, inputs.principalObjectId) &&
    isSame(resourceId, inputs.resourceObjectId);
  const assignments = apps.flatMap(({ servicePrincipal }) => [
    ...(servicePrincipal?.heldRoles ?? []),
    ...(servicePrincipal?.assignments ?? []),
  ]);
  const found = assignments.find(isMeant);
  return found && `/servicePrincipals/${found.resourceId}/appRoleAssignedTo/${found.id}`;
}

function idWhere(objects: readonly Fields[], property: string, value: unknown): string | undefined {
  return textOf(objects.find((object) => isSame(object[property], value))?.id);
}

/** Ids are the same in either case; so are the names of federated credentials. */
function isSame(one: unknown, other: unknown): boolean {
  return typeof one === "string" && typeof other === "string" && one.toLowerCase() === other.toLowerCase();
}
