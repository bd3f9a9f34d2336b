/** Which permission opens a call at least, as the catalogue knows it. */
import { isUnknownCall, leastPrivilege, type PermissionKind } from "../../catalogue";

export interface LeastForCall {
  readonly kind: PermissionKind;
  /** Needed together; nearly always one. */
  readonly permissions: readonly string[];
  /** Needed instead where the least reaches only what the caller owns (`.OwnedBy`). */
  readonly forOthers: readonly string[] | undefined;
}

/**
 * Calls that the published data has for other kinds of object only, or lacks, each with the call that is opened alike.
 * Graph's pages on deleted items name the permissions of the object itself.
 */
const openedAlike: readonly { readonly call: RegExp; readonly path: string }[] = [
  { call: /^DELETE \/directory\/deletedItems\/[^/]+$/i, path: "/applications/{id}" },
  { call: /^GET \/servicePrincipals\/[^/]+\/appRoleAssignedTo\//i, path: "/servicePrincipals/{id}/appRoleAssignedTo" },
  {
    call: /^GET \/servicePrincipals\/[^/]+\/appRoleAssignments\//i,
    path: "/servicePrincipals/{id}/appRoleAssignments",
  },
];

/**
 * Undefined where the catalogue does not know the call, or knows no permission of that kind for it.
 *
 * @param call method and path, "GET /applications/{id}/owners"
 * @param kind of the token that was refused
 */
export function leastForCall(call: string, kind: PermissionKind): LeastForCall | undefined {
  const [method = "", written = ""] = call.split(" ");
  const path = openedAlike.find((row) => row.call.test(call))?.path ?? written;
  const answer = leastPrivilege(method, path, kind);
  if (answer === null || isUnknownCall(answer)) return undefined;
  const { least, alternatives } = answer;
  const forOthers = least.some(isForOwn) ? alternatives.find((way) => !way.some(isForOwn)) : undefined;
  return { kind, permissions: least, forOthers };
}

function isForOwn(permission: string): boolean {
  return permission.endsWith(".OwnedBy");
}
