/** What the kinds of apps have in common. */
import type { ApiName, PermissionKind, PermissionName } from "../../catalogue";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import type { OwnPermissions } from "../permissions/ownApi";
import type { ProgramPermissions } from "../permissions/permissionsByApi";

/** The arguments of an app registration that every kind takes as they are. */
export type CommonArgs<Role extends string = string> = Omit<
  AppRegistrationArgs<never, Role>,
  "web" | "singlePage" | "publicClient" | "api" | "permissions" | "credentials"
>;

/** Permissions of one kind only, by API. */
export type PermissionsOf<Kind extends PermissionKind> = OwnPermissions &
  ProgramPermissions & {
    readonly [A in ApiName]?: { readonly [K in Kind]?: readonly PermissionName<A, K>[] };
  };
