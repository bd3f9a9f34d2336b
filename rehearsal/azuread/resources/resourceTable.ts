/** The resource types that the stand-in knows. */
import { UnsupportedResourceError } from "../providerError";
import type { ResourceType } from "../resourceType";
import { application } from "./application/application";
import { applicationOwner } from "./applicationOwner";
import { applicationRegistration } from "./applicationRegistration";
import { appRoleAssignment } from "./appRoleAssignment";
import { applicationCertificate, servicePrincipalCertificate } from "./credentials/certificate";
import {
  federatedIdentityCredential,
  flexibleFederatedIdentityCredential,
} from "./credentials/federatedIdentityCredential";
import { applicationPassword, servicePrincipalPassword } from "./credentials/password";
import { delegatedPermissionGrant } from "./delegatedPermissionGrant";
import { applicationApiAccess } from "./parts/apiAccess";
import { applicationAppRole } from "./parts/appRole";
import { applicationFallbackPublicClient } from "./parts/fallbackPublicClient";
import { applicationIdentifierUri } from "./parts/identifierUri";
import { applicationKnownClients } from "./parts/knownClients";
import { applicationOptionalClaims } from "./parts/optionalClaims";
import { applicationPermissionScope } from "./parts/permissionScope";
import { applicationPreAuthorized } from "./parts/preAuthorized";
import { applicationRedirectUris } from "./parts/redirectUris";
import { servicePrincipal } from "./servicePrincipal";

const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  [
    application,
    applicationApiAccess,
    applicationAppRole,
    applicationCertificate,
    applicationFallbackPublicClient,
    applicationIdentifierUri,
    applicationKnownClients,
    applicationOptionalClaims,
    applicationOwner,
    applicationPassword,
    applicationPermissionScope,
    applicationPreAuthorized,
    applicationRedirectUris,
    applicationRegistration,
    appRoleAssignment,
    delegatedPermissionGrant,
    federatedIdentityCredential,
    flexibleFederatedIdentityCredential,
    servicePrincipal,
    servicePrincipalCertificate,
    servicePrincipalPassword,
  ].map((type) => [type.token, type]),
);

export function findResourceType(token: string): ResourceType | undefined {
  return resourceTypes.get(token);
}

/** @throws {UnsupportedResourceError} naming the type. */
export function requireResourceType(token: string): ResourceType {
  const type = findResourceType(token);
  if (type === undefined) throw new UnsupportedResourceError(`the resource type ${token}`);
  return type;
}
