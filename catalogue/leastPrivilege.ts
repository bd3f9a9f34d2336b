/** Chooses the least privileged permission for a call to Microsoft Graph. */
import { permissionsForRoute, type RoutePermission } from "./graphRoutes";
import type { PermissionKind } from "./types";

/**
 * The permissions to declare for a call, all of them together. None: no app can make the call with that kind.
 * undefined: the data knows no such call.
 *
 * Of those marked as least (of all, where none is) it takes, in this order: one that only reads, for a GET; one that is
 * not Intune's; the one for the fewest methods of the path; the first by name. A permission that needs a partner comes with its first.
 */
export function leastPrivilege(method: string, pathOrUrl: string, kind: PermissionKind): readonly string[] | undefined {
  const opening = permissionsForRoute(method, pathOrUrl, kind);
  if (opening === undefined) return undefined;
  const marked = opening.filter((entry) => entry.isLeast);
  const [least] = [...(marked.length > 0 ? marked : opening)].sort(byPrivilege(method));
  return least ? [least.name, ...least.alsoOneOf.slice(0, 1)] : [];
}

function byPrivilege(method: string): (left: RoutePermission, right: RoutePermission) => number {
  const reading = method.toUpperCase() === "GET";
  const writes = (entry: RoutePermission) => Number(reading && entry.name.includes("Write"));
  const intune = (entry: RoutePermission) => Number(entry.name.startsWith("DeviceManagement"));
  return (left, right) =>
    writes(left) - writes(right) ||
    intune(left) - intune(right) ||
    left.methods - right.methods ||
    (left.name < right.name ? -1 : 1);
}
