/** The permissions that arguments name, one by one and in a stable order. */
import { type Permission, type PermissionKind, requirePermission } from "../catalogue";
import type { PermissionRequest } from "../manifest";
import type { AppRegistrationArgs, PermissionsByApi } from "./appRegistrationArgs";

const kinds: readonly PermissionKind[] = ["application", "delegated"];

/** As written, repeated and unknown names included: those are for the rules to find. */
export function listRequests(permissions: PermissionsByApi = {}): readonly PermissionRequest[] {
  return Object.entries(permissions).flatMap(([api, byKind]) =>
    kinds.flatMap((kind) => (byKind?.[kind] ?? []).map((permission) => ({ api, kind, permission }))),
  );
}

/** The requests for which the arguments give consent for the whole tenant. */
export function listConsented(
  args: Pick<AppRegistrationArgs, "consent" | "permissions">,
): readonly PermissionRequest[] {
  if (args.consent === undefined) return [];
  return listRequests(args.consent === "wholeTenant" ? args.permissions : args.consent.wholeTenant);
}

/** Requests grouped by API, with the ids that a directory wants; sorted, so that an order in the source changes nothing. */
export function groupByApi(requests: readonly PermissionRequest[]): ReadonlyMap<string, readonly Permission[]> {
  const permissions = requests
    .map(({ api, kind, permission }) => requirePermission(api, kind, permission))
    .sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
  const groups = new Map<string, Permission[]>();
  for (const permission of permissions) groups.set(permission.api, [...(groups.get(permission.api) ?? []), permission]);
  return groups;
}

function sortKey({ api, kind, name }: Permission): string {
  return `${api} ${kind} ${name}`;
}
