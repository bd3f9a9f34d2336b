/** The resource types that the stand-in knows. */
import { UnsupportedResourceError } from "../providerError";
import type { ResourceType } from "../resourceType";
import { application } from "./application/application";
import { applicationCertificate } from "./applicationCertificate";
import { applicationPassword } from "./applicationPassword";
import { applicationPreAuthorized } from "./applicationPreAuthorized";
import { appRoleAssignment } from "./appRoleAssignment";
import { delegatedPermissionGrant } from "./delegatedPermissionGrant";
import { federatedIdentityCredential } from "./federatedIdentityCredential";
import { servicePrincipal } from "./servicePrincipal";

const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  [
    application,
    applicationCertificate,
    applicationPassword,
    applicationPreAuthorized,
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
