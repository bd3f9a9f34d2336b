/** Which name a program has for a permission that the directory knows by its id, or by its API's own word. */
import { findApiByAppId, findPermission, findPermissionById, type PermissionKind } from "../../catalogue";
import type { ApiNames } from "../../directory";
import type { AdoptedPermission } from "../adoptedApp";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface FoundPermission {
  readonly clientId: string;
  readonly kind: PermissionKind;
  readonly id: string;
}

/**
 * By its id. What the catalogue does not name, or no longer lets anybody ask for, is declared by its id.
 *
 * @returns undefined for what no program can ask for, because an id is none
 */
export function resolvePermission(found: FoundPermission, apis: ApiNames): AdoptedPermission | undefined {
  const clientId = found.clientId.toLowerCase();
  const { kind, id } = found;
  if (!uuid.test(clientId) || !uuid.test(id)) return undefined;
  const known = findPermissionById(clientId, kind, id);
  // One name may stand for two ids: the other one cannot be written by it.
  if (known?.isEnabled === true && findPermission(known.api, kind, known.name)?.id === id.toLowerCase()) {
    return { clientId, api: known.api, kind, name: known.name, id: known.id };
  }
  return { clientId, api: undefined, kind, name: ownName({ clientId, kind, id }, apis) ?? id, id };
}

/** A permission of the tenant's own APIs by its value; those of Microsoft's would clash with names of the catalogue. */
function ownName({ clientId, kind, id }: FoundPermission, apis: ApiNames): string | undefined {
  if (findApiByAppId(clientId) !== undefined) return undefined;
  const names = apis.byClientId.get(clientId)?.[kind];
  const name = names?.get(id);
  const isUnique = [...(names?.values() ?? [])].filter((other) => other === name).length === 1;
  return name !== undefined && name !== "" && isUnique ? name : undefined;
}

/** A delegated permission by the word that a grant has for it. @returns undefined where its API publishes none such */
export function resolveScope(clientId: string, scope: string, apis: ApiNames): AdoptedPermission | undefined {
  const known = findApiByAppId(clientId);
  const permission = known && findPermission(known.name, "delegated", scope);
  const ids = [...(apis.byClientId.get(clientId)?.delegated ?? [])];
  const id = permission?.id ?? ids.find(([, name]) => name === scope)?.[0];
  const resolved = id === undefined ? undefined : resolvePermission({ clientId, kind: "delegated", id }, apis);
  // A grant is made of words: what has to be declared by its id cannot be consented to.
  return resolved?.name === scope ? resolved : undefined;
}

/** The same for equal permissions. */
export function permissionKey({ clientId, kind, name }: AdoptedPermission): string {
  return `${findApiByAppId(clientId)?.name ?? clientId} ${kind} ${name}`;
}

/** In the order in which the components send them. */
export function sortPermissions(permissions: readonly AdoptedPermission[]): readonly AdoptedPermission[] {
  return [...permissions].sort((left, right) => (permissionKey(left) < permissionKey(right) ? -1 : 1));
}
