/** Which privileges a command lacks, and the least that would do. */
import { isUnknownCall, leastPrivilege, type PermissionKind } from "../../catalogue";
import type { CommandCall } from "./commandCalls";

/** What a token allows: roles of an app on its own, scopes of one that acts for a user. */
export interface HeldPrivileges {
  readonly kind: PermissionKind;
  readonly names: readonly string[];
}

export interface PrivilegeVerdict {
  /** The least that opens all the calls, sorted. */
  readonly least: readonly string[];
  /** The least that is to be added to what is held; empty where nothing is missing. */
  readonly lacking: readonly string[];
  /** The calls that what is held does not open. */
  readonly closed: readonly CommandCall[];
}

export function judgePrivileges(calls: readonly CommandCall[], { kind, names }: HeldPrivileges): PrivilegeVerdict {
  const closed = calls.filter((call) => !isOpen(call, kind, names));
  const lacking = leastFor(closed, kind).filter((name) => !names.includes(name));
  return { least: leastFor(calls, kind), lacking, closed };
}

/**
 * What each call needs by itself, without what the others need anyway. A permission that opens many of the calls is given up
 * first: here it is the power that counts, not the number of names.
 */
function leastFor(calls: readonly CommandCall[], kind: PermissionKind): readonly string[] {
  const known = calls.map((call) => waysOf(call, kind)).filter((ways) => ways.length > 0);
  const needed = [...new Set(known.flatMap(([least = []]) => least))].sort();
  const opens = (names: readonly string[]) => known.every((ways) => ways.some((way) => isWithin(way, names)));
  const uses = (name: string) => known.filter((ways) => ways.some((way) => way.includes(name))).length;
  return [...needed]
    .sort((left, right) => uses(right) - uses(left))
    .reduce<readonly string[]>((kept, name) => {
      const without = kept.filter((other) => other !== name);
      return opens(without) ? without : kept;
    }, needed);
}

function isWithin(way: readonly string[], names: readonly string[]): boolean {
  return way.every((name) => names.includes(name));
}

/** An app with this scope may do in the directory whatever its user may; policies are none of the directory's objects. */
const asTheUser = "Directory.AccessAsUser.All";

function isOpen(call: CommandCall, kind: PermissionKind, names: readonly string[]): boolean {
  if (kind === "delegated" && names.includes(asTheUser)) return true;
  return waysOf(call, kind).some((way) => isWithin(way, names));
}

function waysOf(call: CommandCall, kind: PermissionKind): readonly (readonly string[])[] {
  const [method = "", url = ""] = opensAlike(call).split(" ");
  const answer = leastPrivilege(method, url, kind);
  if (answer === null || isUnknownCall(answer)) return [];
  const ways = [answer.least, ...answer.alternatives];
  return call.ofOthers === true ? ways.filter((way) => !way.some((name) => name.endsWith(".OwnedBy"))) : ways;
}

/**
 * Calls that the published data lacks, each with the one that is opened alike: purging is granted by the kind of object, which
 * is not in the path (Graph's pages on deleted items), and an assignment is read by its id as all of them are.
 */
const alike: Readonly<Record<string, string>> = {
  "DELETE /directory/deletedItems/{id}": "DELETE /applications/{id}",
  "GET /directory/deletedItems/microsoft.graph.servicePrincipal": "GET /servicePrincipals",
  "GET /servicePrincipals/{id}/appRoleAssignedTo/{id}": "GET /servicePrincipals/{id}/appRoleAssignedTo",
};

function opensAlike({ call }: CommandCall): string {
  return alike[call] ?? call;
}
