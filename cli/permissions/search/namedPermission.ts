/** Permissions as people look for them: a name of an API, which stands for up to one permission of each kind. */
import { type Api, apis, findPermissionById, listPermissions, type Permission } from "../../../catalogue";
import { type PermissionFilter, permissionKinds } from "./permissionFilter";

export interface NamedPermission {
  readonly api: Api;
  readonly name: string;
  /** Delegated first. Never empty. */
  readonly permissions: readonly Permission[];
}

/** Every name, Microsoft Graph's first, sorted within each API. */
export function listNamed({ apis: wanted, kinds }: PermissionFilter): NamedPermission[] {
  return wanted.flatMap((api) => {
    const all = kinds.flatMap((kind) => listPermissions(api.name, kind));
    return groupByName(api, all).sort((left, right) => (left.name < right.name ? -1 : 1));
  });
}

/** Whatever has the id: ids are unique within one API and kind only. */
export function findById(id: string, { apis: wanted, kinds }: PermissionFilter): NamedPermission[] {
  return wanted.flatMap((api) =>
    groupByName(
      api,
      kinds.flatMap((kind) => findPermissionById(api.appId, kind, id) ?? []),
    ),
  );
}

/** Of that name in any API, however it is capitalised. */
export function findByName(name: string, filter: PermissionFilter): NamedPermission[] {
  const wanted = name.toLowerCase();
  return listNamed(filter).filter((named) => named.name.toLowerCase() === wanted);
}

/** All kinds, and every API. */
export const everything: PermissionFilter = { apis, kinds: permissionKinds };

function groupByName(api: Api, permissions: readonly Permission[]): NamedPermission[] {
  const names = [...new Set(permissions.map(({ name }) => name))];
  const byName = new Map(names.map((name): [string, Permission[]] => [name, []]));
  for (const permission of permissions) byName.get(permission.name)?.push(permission);
  return [...byName].map(([name, group]) => ({ api, name, permissions: group }));
}
