/** The permissions that arguments name, one by one and in a stable order. */
import { findApi, findApiByAppId, type PermissionKind, requirePermission } from "../catalogue";
import type { PermissionRequest } from "../manifest";
import type { AppRegistrationArgs, PermissionsByApi } from "./appRegistrationArgs";
import type { OwnPermission } from "./ownApi";

/** A permission as it is written: of Microsoft's APIs by name, of the tenant's own by name and id. */
export interface DeclaredPermission {
  /** Name of the API, or the client id of an own one. */
  readonly api: string;
  readonly kind: PermissionKind;
  readonly name: string;
  /** Present for what `defineApi` declares, of which the catalogue does not know the id. */
  readonly id?: string;
}

/** A permission with everything that a directory wants to know. */
export interface ResolvedPermission extends Required<DeclaredPermission> {
  readonly apiAppId: string;
}

const kinds: readonly PermissionKind[] = ["application", "delegated"];

/** As written, repeated and unknown names included: those are for the rules to find. */
export function listDeclared(permissions: PermissionsByApi = {}): readonly DeclaredPermission[] {
  return Object.entries<PermissionEntries>(permissions).flatMap(([api, byKind]) =>
    kinds.flatMap((kind) =>
      (byKind?.[kind] ?? []).map((entry) => ({ api: nameOfApi(api), kind, ...readEntry(entry) })),
    ),
  );
}

/** Under its name where it has one, so that it is one API however it is written. */
function nameOfApi(key: string): string {
  return findApiByAppId(key)?.name ?? key;
}

/** Without what only the tenant knows of: permissions of Microsoft's that the catalogue does not have yet. */
export function onlyCatalogued(permissions: PermissionsByApi): PermissionsByApi {
  const kept = Object.entries(permissions).filter(([api]) => findApiByAppId(api) === undefined);
  // The cast: each key keeps the value that it had.
  return Object.fromEntries(kept) as PermissionsByApi;
}

/** What `permissions` holds under a key, whichever key it is. */
type PermissionEntries = { readonly [K in PermissionKind]?: readonly (string | OwnPermission)[] } | undefined;

function readEntry(entry: string | OwnPermission): Pick<DeclaredPermission, "name" | "id"> {
  return typeof entry === "string" ? { name: entry } : { name: entry.name, id: entry.id };
}

/** As a manifest has them: the id where no catalogue knows the name, because a directory holds nothing else. */
export function requestOf({ api, kind, name, id }: DeclaredPermission): PermissionRequest {
  return { api, kind, permission: id ?? name };
}

/** The permissions for which the arguments give consent for the whole tenant. */
export function listConsented(
  args: Pick<AppRegistrationArgs, "consent" | "permissions">,
): readonly DeclaredPermission[] {
  if (args.consent === undefined) return [];
  return listDeclared(args.consent === "wholeTenant" ? args.permissions : args.consent.wholeTenant);
}

/** Grouped by API, with the ids that a directory wants; sorted, so that an order in the source changes nothing. */
export function groupByApi(
  declared: readonly DeclaredPermission[],
): ReadonlyMap<string, readonly ResolvedPermission[]> {
  const permissions = declared.map(resolve).sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
  const groups = new Map<string, ResolvedPermission[]>();
  for (const permission of permissions) groups.set(permission.api, [...(groups.get(permission.api) ?? []), permission]);
  return groups;
}

/** The client id of an API that is written by its name, or by that id. */
export function appIdOf(api: string): string {
  return findApi(api)?.appId ?? api;
}

function resolve({ api, kind, name, id }: DeclaredPermission): ResolvedPermission {
  return { api, kind, name, id: id ?? requirePermission(api, kind, name).id, apiAppId: appIdOf(api) };
}

function sortKey({ api, kind, name }: DeclaredPermission): string {
  return `${api} ${kind} ${name}`;
}
