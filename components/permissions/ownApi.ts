/**
 * APIs that the catalogue does not have, declared once, so that their permissions too are written by name and checked by the
 * compiler: the tenant's own, and what Microsoft's have published since.
 */
import * as pulumi from "@pulumi/pulumi";
import { type Api, closestNames, findApiByAppId, findPermission, type PermissionKind } from "../../catalogue";

export interface OwnApiArgs<Scope extends string, Role extends string> {
  /** Client id of the API's application in this tenant. */
  readonly appId: string;
  /** The scopes that the API publishes: name and id. @default none */
  readonly delegated?: Readonly<Record<Scope, string>>;
  /** Its app roles for applications: name and id. @default none */
  readonly application?: Readonly<Record<Role, string>>;
}

/** A permission by name and id, because no catalogue knows the ids of one's own APIs. */
export interface OwnPermission {
  readonly name: string;
  readonly id: string;
}

/** A client id; the shape keeps it apart from the names of Microsoft's APIs. */
export type AppId = `${string}-${string}-${string}-${string}-${string}`;

/** Permissions of own APIs by client id, as `OwnApi.permissions` makes them. */
export type OwnPermissions = {
  readonly [appId: AppId]: { readonly [K in PermissionKind]?: readonly OwnPermission[] };
};

export interface OwnApi<Scope extends string, Role extends string> {
  readonly appId: string;
  /**
   * What an app asks of the API, to be spread into `permissions`.
   *
   * @throws {pulumi.RunError} for a name that the API was not declared with.
   */
  permissions(names: { readonly delegated?: readonly Scope[]; readonly application?: readonly Role[] }): OwnPermissions;
}

const anyId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const permissionKinds: readonly PermissionKind[] = ["delegated", "application"];

/** Whether a key of `permissions` is the client id of an own API rather than the name of one of Microsoft's. */
export function isAppId(key: string): key is AppId {
  return anyId.test(key);
}

/**
 * Declares an API of the tenant's own:
 *
 *     const rooms = defineApi({ appId: "…", delegated: { "Rooms.Read": "…" }, application: { "Rooms.Manage": "…" } });
 *     permissions: { microsoftGraph: { delegated: ["User.Read"] }, ...rooms.permissions({ delegated: ["Rooms.Read"] }) }
 *
 * Of one of Microsoft's APIs it declares what this version of the catalogue does not have yet.
 *
 * @throws {pulumi.RunError} for ids that are none, and for a permission of Microsoft's that has a name already.
 */
export function defineApi<Scope extends string = never, Role extends string = never>(
  api: OwnApiArgs<Scope, Role>,
): OwnApi<Scope, Role> {
  const { appId } = api;
  const tables: Readonly<Record<PermissionKind, Readonly<Record<string, string>>>> = {
    delegated: api.delegated ?? {},
    application: api.application ?? {},
  };
  const [problem] = findProblems(appId, tables);
  if (problem !== undefined) throw new pulumi.RunError(`defineApi: ${problem}`);
  const find = (kind: PermissionKind, names: readonly string[] = []): readonly OwnPermission[] =>
    names.map((name) => ({ name, id: requireId(tables[kind], name, `${kind} permission of the API ${appId}`) }));
  return {
    appId,
    permissions: ({ delegated, application }) => ({
      [appId.toLowerCase()]: {
        ...(delegated && { delegated: find("delegated", delegated) }),
        ...(application && { application: find("application", application) }),
      },
    }),
  };
}

function findProblems(
  appId: string,
  tables: Readonly<Record<PermissionKind, Readonly<Record<string, string>>>>,
): string[] {
  if (!isAppId(appId)) return [`appId "${appId}" is no client id.\n  Fix: take it from the API's application`];
  const catalogued = findApiByAppId(appId);
  return permissionKinds.flatMap((kind) => {
    const entries = Object.entries(tables[kind]);
    const twice = entries.find(([, id], at) => entries.findIndex(([, other]) => other === id) < at);
    const wrong = entries.find(([, id]) => !anyId.test(id));
    const named = catalogued && entries.find(([name]) => findPermission(catalogued.name, kind, name));
    return [
      ...(catalogued && named ? [refuseNamed(catalogued, kind, named[0])] : []),
      ...(wrong ? [`${kind} "${wrong[0]}" has the id "${wrong[1]}", which is none.\n  Fix: take it from the API`] : []),
      ...(twice ? [`${kind} "${twice[0]}" has the id of another one.\n  Fix: take each id from the API`] : []),
    ];
  });
}

function refuseNamed({ name, displayName }: Api, kind: PermissionKind, permission: string): string {
  return `${kind} "${permission}" of ${displayName} has a name already.\n  Fix: write it in permissions.${name}.${kind}`;
}

function requireId(ids: Readonly<Record<string, string>>, name: string, what: string): string {
  const id = Object.hasOwn(ids, name) ? ids[name] : undefined;
  if (id !== undefined) return id;
  const nearest = closestNames(name, Object.keys(ids));
  const fix = nearest.length > 0 ? `use "${nearest.join('" or "')}"` : "declare it in defineApi";
  throw new pulumi.RunError(`"${name}" is no ${what}.\n  Fix: ${fix}`);
}
