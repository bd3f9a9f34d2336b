/** Consent for the whole tenant: one grant an API for its delegated permissions, one assignment an application permission. */
import * as azuread from "@pulumi/azuread";
import type * as pulumi from "@pulumi/pulumi";
import { type DeclaredPermission, groupByApi, type ResolvedPermission } from "../permissions/requestedPermissions";
import { childOptions } from "../program/deletedWith";
import { principalOfApi } from "./principalOfApi";

/** The app that consent is given to. */
export interface ConsentedApp {
  /** Prefix of the children's names. */
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly application: azuread.Application;
  readonly servicePrincipal: azuread.ServicePrincipal;
}

/** Makes the grants and assignments as children of the component. */
export function consentForTenant(permissions: readonly DeclaredPermission[], app: ConsentedApp): void {
  for (const [api, granted] of groupByApi(permissions)) consentToApi(shortName(api), granted, app);
}

function consentToApi(api: string, granted: readonly ResolvedPermission[], app: ConsentedApp): void {
  const { name, parent, application, servicePrincipal } = app;
  const principals = { client: servicePrincipal.objectId, api: principalOfApi(granted, parent) };
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

/** A colon would read as part of a URN. */
export function shortName(api: string): string {
  return api.replace(/^app:/, "");
}
