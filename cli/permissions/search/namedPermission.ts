/** Permissions as people look for them: a name of an API, which stands for up to one permission of each kind. */
import type { Api, Permission } from "../../../catalogue";
import { type PermissionFilter, permissionKinds } from "./permissionFilter";
import { catalogue, type PermissionLibrary } from "./permissionLibrary";

export interface NamedPermission {
  readonly api: Api;
  readonly name: string;
  /** Delegated first. Never empty. */
  readonly permissions: readonly Permission[];
}

/** Every name, Microsoft Graph's first, sorted within each API. */
export function listNamed({ library, apis: wanted, kinds }: PermissionFilter): NamedPermission[] {
  return wanted.flatMap((api) => {
    const all = kinds.flatMap((kind) => library.list(api, kind));
    return groupByName(api, all).sort((left, right) => (left.name < right.name ? -1 : 1));
  });
}

/** Whatever has the id: ids are unique within one API and kind only. */
export function findById(id: string, { library, apis: wanted, kinds }: PermissionFilter): NamedPermission[] {
  return wanted.flatMap((api) =>
    groupByName(
      api,
      kinds.flatMap((kind) => library.findById(api, kind, id) ?? []),
    ),
  );
}

/** Of that name in any API, however it is capitalised. */
export function findByName(name: string, filter: PermissionFilter): NamedPermission[] {
  const wanted = name.toLowerCase();
  return listNamed(filter).filter((named) => named.name.toLowerCase() === wanted);
}

/** All kinds, and every API. */
export function everythingIn(library: PermissionLibrary = catalogue): PermissionFilter {
  return { library, apis: library.apis, kinds: permissionKinds };
}

function groupByName(api: Api, permissions: readonly Permission[]): NamedPermission[] {
  const names = [...new Set(permissions.map(({ name }) => name))];
  const byName = new Map(names.map((name): [string, Permission[]] => [name, []]));
  for (const permission of permissions) byName.get(permission.name)?.push(permission);
  return [...byName].map(([name, group]) => ({ api, name, permissions: group }));
}
