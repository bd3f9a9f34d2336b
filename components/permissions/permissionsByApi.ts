/** How permissions are written. */
import type * as pulumi from "@pulumi/pulumi";
import type { ApiName, PermissionKind, PermissionName } from "../../catalogue";
import type { OwnPermission, OwnPermissions } from "./ownApi";

/** An app of the same program as an API: its ids come into being with it. */
export interface ProgramApi {
  /** Logical name. */
  readonly name: string;
  readonly clientId: pulumi.Output<string>;
  readonly principalObjectId: pulumi.Output<string>;
  /** What its scopes are spelt behind in token requests. */
  readonly identifierUri: pulumi.Output<string>;
}

/** What an app asks of another one of the program, as `AppRegistration.permissions` makes it. */
export type ProgramPermissions = {
  readonly [name: `app:${string}`]: { readonly [K in PermissionKind]?: readonly OwnPermission[] } & {
    readonly of: ProgramApi;
  };
};

/**
 * Permissions by API, kind and name: `{ microsoftGraph: { delegated: ["Calendars.Read"] } }`.
 *
 * Plain strings, not inputs: what an app may do is readable in a diff, checked by the compiler and known at preview. Those of
 * an API of the tenant's own come from `defineApi`, those of another app of the program from its `permissions`, and are
 * spread into it.
 */
export type PermissionsByApi = OwnPermissions &
  ProgramPermissions & {
    readonly [A in ApiName]?: { readonly [K in PermissionKind]?: readonly PermissionName<A, K>[] };
  };
