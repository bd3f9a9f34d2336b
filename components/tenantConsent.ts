/** Consent for the whole tenant: one grant an API for its delegated permissions, one assignment an application permission. */
import * as azuread from "@pulumi/azuread";
import type * as pulumi from "@pulumi/pulumi";
import { childOptions } from "./deletedWith";
import { type DeclaredPermission, groupByApi, type ResolvedPermission } from "./requestedPermissions";
import { lookUpPrincipal } from "./tenantLookups";

interface Consented {
  /** Prefix of the children's names. */
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly application: azuread.Application;
  readonly servicePrincipal: azuread.ServicePrincipal;
  readonly permissions: readonly DeclaredPermission[];
}

/** Makes the grants and assignments as children of the component. */
export function consentForTenant({ permissions, ...consented }: Consented): void {
  for (const [api, granted] of groupByApi(permissions)) consentToApi(api, granted, consented);
}

function consentToApi(
  api: string,
  granted: readonly ResolvedPermission[],
  consented: Omit<Consented, "permissions">,
): void {
  const { name, parent, application, servicePrincipal } = consented;
  const principals = { client: servicePrincipal.objectId, api: lookUpPrincipal(granted[0]?.apiAppId ?? "", parent) };
  const scopes = granted.filter((permission) => permission.kind === "delegated");
  if (scopes.length > 0) {
    new azuread.ServicePrincipalDelegatedPermissionGrant(
      `${name}-${api}`,
      {
        servicePrincipalObjectId: principals.client,
        resourceServicePrincipalObjectId: principals.api,
        claimValues: scopes.map((permission) => permission.name),
      },
      childOptions("delegatedPermissionGrant", parent, { own: application }),
    );
  }
  for (const role of granted.filter((permission) => permission.kind === "application")) {
    new azuread.AppRoleAssignment(
      `${name}-${api}-${role.name}`,
      { appRoleId: role.id, principalObjectId: principals.client, resourceObjectId: principals.api },
      childOptions("appRoleAssignment", parent, { own: application }),
    );
  }
}
