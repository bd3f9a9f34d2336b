/** What an app asks for, and what of it was granted without being asked for. */
import { type DirectoryApp, fieldsOf, listOf, textOf } from "../../directory";
import type { AdoptContext } from "../adoptContext";
import { type AdoptException, type AdoptedPermission, changed } from "../adoptedApp";
import { permissionKey, resolvePermission, sortPermissions } from "./resolvePermission";

export interface Requested {
  /** Each once, in the order in which the components send them. */
  readonly permissions: readonly AdoptedPermission[];
  readonly exceptions: readonly AdoptException[];
}

/** @param granted permissions that the app has for certain, asked for or not: a program declares what it consents to */
export function readRequested(
  { application }: DirectoryApp,
  granted: readonly AdoptedPermission[],
  { apis }: AdoptContext,
): Requested {
  const blocks = listOf(application.requiredResourceAccess).map(fieldsOf).map(readBlock);
  const resolved = blocks.flat().map((entry) => ({ entry, permission: resolvePermission(entry, apis) }));
  const asked = unique(resolved.flatMap(({ permission }) => permission ?? []));
  const askedKeys = new Set(asked.map(permissionKey));
  const surplus = unique(granted).filter((permission) => !askedKeys.has(permissionKey(permission)));
  const lost = resolved.filter(({ permission }) => permission === undefined);
  const permissions = sortPermissions([...asked, ...surplus]);
  const changes = [
    ...lost.map(({ entry: { id } }) => `"${id}" is no id, and is taken away`),
    ...surplus.map(({ name }) => `${name} is granted, and is from now on asked for as well`),
  ];
  if (changes.length === 0 && !isSentSo(blocks, permissions)) changes.push("the same, sorted by name and each once");
  const at = { type: "Application", property: "requiredResourceAccesses" } as const;
  return { permissions, exceptions: changes.map((text) => changed(at, "permissions", text)) };
}

interface Entry {
  readonly clientId: string;
  readonly kind: AdoptedPermission["kind"];
  readonly id: string;
}

/** In the directory's order, which a preview compares. */
function readBlock({ resourceAppId, resourceAccess }: Readonly<Record<string, unknown>>): readonly Entry[] {
  return listOf(resourceAccess)
    .map(fieldsOf)
    .map(({ id, type }) => ({
      clientId: textOf(resourceAppId) ?? "",
      kind: type === "Role" ? ("application" as const) : ("delegated" as const),
      id: textOf(id) ?? "",
    }));
}

/** Whether the directory has them just as the components send them: an API a block, whose order does not count. */
function isSentSo(blocks: readonly (readonly Entry[])[], permissions: readonly AdoptedPermission[]): boolean {
  const apis = [...new Set(permissions.map(({ clientId }) => clientId))];
  const sent = apis.map((api) => spell(permissions.filter(({ clientId }) => clientId === api)));
  return blocks.map(spell).sort().join("\n") === sent.sort().join("\n");
}

function spell(block: readonly Entry[]): string {
  return block.map(({ clientId, kind, id }) => `${clientId} ${kind} ${id}`).join();
}

function unique(permissions: readonly AdoptedPermission[]): readonly AdoptedPermission[] {
  return [...new Map(permissions.map((permission) => [permissionKey(permission), permission])).values()];
}
