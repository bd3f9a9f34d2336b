/** The resource types that the stand-in knows. */
import { UnsupportedResourceError } from "../providerError";
import type { ResourceType } from "../resourceType";
import { application } from "./application/application";
import { applicationCertificate } from "./applicationCertificate";
import { applicationOwner } from "./applicationOwner";
import { applicationPassword } from "./applicationPassword";
import { applicationRegistration } from "./applicationRegistration";
import { appRoleAssignment } from "./appRoleAssignment";
import { delegatedPermissionGrant } from "./delegatedPermissionGrant";
import { federatedIdentityCredential } from "./federatedIdentityCredential";
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
    servicePrincipal,
  ].map((type) => [type.token, type]),
);

/** @throws {UnsupportedResourceError} naming the type. */
export function requireResourceType(token: string): ResourceType {
  const type = resourceTypes.get(token);
  if (type === undefined) throw new UnsupportedResourceError(`the resource type ${token}`);
  return type;
}
