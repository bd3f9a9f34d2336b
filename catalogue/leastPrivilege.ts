/** Chooses the least privileged permission for a call to Microsoft Graph. */
import { countPaths, permissionsForRoute, type RoutePermission } from "./graphRoutes";
import type { PermissionKind } from "./types";

/**
 * The permissions to declare for a call, all of them together. None: no app can make the call with that kind.
 * undefined: the data knows no such call.
 *
 * It takes, in this order: for a GET one that only reads; one that is not Intune's; one that its source marks as least; one
 * for fewer methods of the path; one for fewer paths. The first two come before the mark because the data marks whole sets
 * of paths at once, and is wrong on some calls of daily use (GET /groups, GET /organization). A permission that needs a
 * partner comes with its first.
 */
export function leastPrivilege(method: string, pathOrUrl: string, kind: PermissionKind): readonly string[] | undefined {
  const opening = permissionsForRoute(method, pathOrUrl, kind);
  if (opening === undefined) return undefined;
  const [least] = opening
    .map((entry) => ({ ...entry, rank: rankOf(entry, method) }))
    .sort((left, right) => compareRanks(left.rank, right.rank) || (left.name < right.name ? -1 : 1));
  return least ? [least.name, ...least.alsoOneOf.slice(0, 1)] : [];
}

/** The lower, the less privilege; the first number that differs decides. */
function rankOf({ name, isLeast, methods }: RoutePermission, method: string): readonly number[] {
  const writes = method.toUpperCase() === "GET" && name.includes("Write");
  return [Number(writes), Number(name.startsWith("DeviceManagement")), Number(!isLeast), methods, countPaths(name)];
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((value, index) => value !== right[index]);
  return (left[at] ?? 0) - (right[at] ?? 0);
}
