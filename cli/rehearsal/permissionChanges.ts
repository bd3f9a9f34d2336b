/** What changes in the permissions that an application asks for, by name: ids and places in a list tell a reviewer nothing. */
import { findApiByAppId, findPermissionById, type PermissionKind } from "../../catalogue";
import type { PropertyMap, PropertyValue, StepRecord } from "../../rehearsal";

/** The property of an application that holds what it asks for. */
export const permissionsProperty = "requiredResourceAccesses";

export interface PermissionChange {
  readonly change: "+" | "-";
  /** Such as "Microsoft Graph, delegated: Calendars.Read"; what the catalogue does not hold stays an id. */
  readonly text: string;
}

/** Removed ones first, each group in alphabetical order. Empty when only the order changed. */
export function permissionChanges({ oldInputs, oldOutputs, newInputs, newOutputs }: StepRecord): PermissionChange[] {
  const before = listPermissions(oldOutputs?.[permissionsProperty] ?? oldInputs?.[permissionsProperty]);
  const after = listPermissions(newOutputs?.[permissionsProperty] ?? newInputs?.[permissionsProperty]);
  const removed = [...before].filter((text) => !after.has(text)).sort();
  const added = [...after].filter((text) => !before.has(text)).sort();
  return [
    ...removed.map((text) => ({ change: "-", text }) as const),
    ...added.map((text) => ({ change: "+", text }) as const),
  ];
}

function listPermissions(accesses: PropertyValue | undefined): ReadonlySet<string> {
  return new Set(
    objectsIn(accesses).flatMap(({ resourceAppId, resourceAccesses }) =>
      objectsIn(resourceAccesses).map(({ id, type }) => namePermission(String(resourceAppId), String(id), type)),
    ),
  );
}

function namePermission(apiAppId: string, id: string, type: PropertyValue | undefined): string {
  const kind: PermissionKind = type === "Role" ? "application" : "delegated";
  const api = findApiByAppId(apiAppId)?.displayName ?? apiAppId;
  return `${api}, ${kind}: ${findPermissionById(apiAppId, kind, id)?.name ?? id}`;
}

function objectsIn(value: PropertyValue | undefined): readonly PropertyMap[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
}
