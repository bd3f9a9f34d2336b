/**
 * Which permissions open a call to Microsoft Graph, from the published least-privilege data.
 *
 * The data has gaps and defects (some routes are missing, some marks are wrong); it makes no difference between v1.0 and beta.
 */
import { type RouteTree, readRouteTree } from "./generatedData";
import { anyValue, splitGraphPath } from "./graphPath";
import { findPermission } from "./permissions";
import type { PermissionKind } from "./types";

export interface RoutePermission {
  readonly name: string;
  /** Marked as the least privileged one by its source. Several can be, for lack of a mark per method. */
  readonly isLeast: boolean;
  /** One of these is needed as well; empty when the permission is enough by itself. */
  readonly alsoOneOf: readonly string[];
  /** On how many methods of the same path the permission works: fewer is narrower. */
  readonly methods: number;
}

const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];
const schemes: Readonly<Record<PermissionKind, number>> = { delegated: 0, application: 2 };
let loaded: RouteTree | undefined;
let pathCounts: ReadonlyMap<string, number> | undefined;

/**
 * The permissions any one of which opens the call, for a work or school account. None: the call does not exist for
 * that kind (an app without a user has no /me). undefined: the data knows no such call.
 *
 * @param pathOrUrl with or without host and version, ids as they are or as {id}.
 */
export function permissionsForRoute(
  method: string,
  pathOrUrl: string,
  kind: PermissionKind,
): readonly RoutePermission[] | undefined {
  const segments = splitGraphPath(pathOrUrl);
  if (kind === "application" && segments[0] === "me") return [];
  const verb = methods.indexOf(method.toUpperCase());
  const terminal = spellings(segments, kind)
    .map((spelling) => findTerminal(spelling, verb))
    .find((found) => found !== undefined);
  if (terminal === undefined) return undefined;
  return readGrants(terminal, verb, kind);
}

/** On how many paths of Graph a permission works with any method and kind: fewer is narrower. */
export function countPaths(permission: string): number {
  pathCounts ??= readPathCounts();
  return pathCounts.get(permission) ?? 0;
}

function readPathCounts(): ReadonlyMap<string, number> {
  const { nodes, terminals, sets } = routeTree();
  const counts = new Map<string, number>();
  for (const [at = -1] of nodes) {
    const entries = (terminals[at] ?? []).filter((_, index) => index % 2 === 1).flatMap((set) => sets[set]?.[0] ?? []);
    const names = new Set(entries.map((entry) => nameOf(Math.floor(entry / 2))));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** The spellings under which the data may hold a call, the exact one first. */
function spellings(segments: readonly string[], kind: PermissionKind): (readonly string[])[] {
  const last = segments.at(-1) ?? "";
  const bare = ["$ref", "$value", "$count"].includes(last) ? segments.slice(0, -1) : undefined;
  const asked = bare ? [segments, bare] : [segments];
  const asUser = asked.filter(([first]) => kind === "delegated" && first === "me");
  return [...asked, ...asUser.map(([, ...rest]) => ["users", anyValue, ...rest])];
}

/** Walks the tree, a literal segment before a value, and back where that leads to no terminal with the method. */
function findTerminal(segments: readonly string[], verb: number, at?: number): readonly number[] | undefined {
  const tree = routeTree();
  const node = tree.nodes[at ?? tree.root] ?? [];
  const [segment, ...rest] = segments;
  if (segment === undefined) {
    const terminal = tree.terminals[node[0] ?? -1];
    return terminal?.some((cell, index) => index % 2 === 0 && Math.floor(cell / 3) === verb) ? terminal : undefined;
  }
  // A segment like $count is no value, whatever else could stand there.
  for (const wanted of segment.startsWith("$") ? [segment] : [segment, anyValue]) {
    const child = childOf(node, wanted);
    const found = child === undefined ? undefined : findTerminal(rest, verb, child);
    if (found) return found;
  }
  return undefined;
}

function childOf(node: readonly number[], segment: string): number | undefined {
  for (let index = 1; index < node.length; index += 2) {
    if (routeTree().segments[node[index] ?? -1] === segment) return node[index + 1];
  }
  return undefined;
}

function readGrants(terminal: readonly number[], verb: number, kind: PermissionKind): RoutePermission[] {
  const [granted = [], partners = []] = setOf(terminal, verb, kind) ?? [];
  const partnersOf = new Map(partners);
  const opening = granted.map((entry) => ({ index: Math.floor(entry / 2), isLeast: entry % 2 === 1 }));
  return (
    opening
      // The data lists partners beside those that need them: such a one opens nothing by itself.
      .filter(({ index }) => partnersOf.has(index) || !partners.some(([, any]) => any.includes(index)))
      // It also names permissions that no app can declare: who cannot have one cannot use it.
      .filter(({ index }) => findPermission("microsoftGraph", kind, nameOf(index))?.isEnabled === true)
      .map(({ index, isLeast }) => ({
        name: nameOf(index),
        isLeast,
        alsoOneOf: (partnersOf.get(index) ?? []).map(nameOf),
        methods: countMethods(terminal, kind, index),
      }))
  );
}

function countMethods(terminal: readonly number[], kind: PermissionKind, permission: number): number {
  return methods.filter((_, verb) => {
    const [granted = []] = setOf(terminal, verb, kind) ?? [];
    return granted.some((entry) => Math.floor(entry / 2) === permission);
  }).length;
}

function setOf(terminal: readonly number[], verb: number, kind: PermissionKind): RouteTree["sets"][number] | undefined {
  const cell = verb * 3 + schemes[kind];
  const at = terminal.findIndex((value, index) => index % 2 === 0 && value === cell);
  return at < 0 ? undefined : routeTree().sets[terminal[at + 1] ?? -1];
}

function nameOf(permission: number): string {
  return routeTree().permissions[permission] ?? "";
}

/** Read at the first question: programs that only declare permissions never pay for it. */
function routeTree(): RouteTree {
  loaded ??= readRouteTree();
  return loaded;
}
