/** Which calls to Microsoft Graph a permission opens: the way back from a name to what it is good for. */
import { anyValue } from "./graphPath";
import { accessTo } from "./graphRoutes";
import { callKey, methods, type RouteNode, routeRoot } from "./routeTree";
import type { Permission, PermissionKind } from "./types";

export interface OpenedCall {
  readonly method: string;
  /** As the data spells it, with a leading slash: `/users/{id}/messages`. */
  readonly path: string;
  /** Whether no lesser permission opens it. */
  readonly isLeast: boolean;
  /** Names of which the call needs one besides, or some together; empty where the permission is enough. */
  readonly needsAlso: readonly string[];
}

/**
 * What people do most comes first, as far as paths tell: short ones before long ones, a user's own things before others'.
 * None for the permissions of other APIs than Microsoft Graph.
 */
export function callsOpenedBy({ api, kind, name }: Permission): readonly OpenedCall[] {
  if (api !== "microsoftGraph") return [];
  const found: OpenedCall[] = [];
  visit(routeRoot(), "", (node, path) => {
    for (const [verb, method] of methods.entries()) {
      if (!mentions(node, { verb, kind, name })) continue;
      const ways = accessTo(method, path, kind)?.ways ?? [];
      const way = ways.find((names) => names.includes(name));
      if (way === undefined) continue;
      const needsAlso = way.filter((other) => other !== name);
      found.push({ method, path: path.replaceAll(anyValue, "{id}"), isLeast: way === ways[0], needsAlso });
    }
  });
  return found.sort((left, right) => compareKeys(sortKey(left), sortKey(right)));
}

function visit(node: RouteNode, path: string, see: (node: RouteNode, path: string) => void): void {
  see(node, path);
  for (const [segment, child] of node.children) visit(child, `${path}/${segment}`, see);
}

/** Cheap, and true for every call that the permission may open: most nodes say nothing of it. */
function mentions(
  { grants, corrections }: RouteNode,
  { verb, kind, name }: { readonly verb: number; readonly kind: PermissionKind; readonly name: string },
): boolean {
  const key = callKey(verb, kind);
  const published = grants.get(key)?.some((grant) => grant.name === name || grant.alsoOneOf.includes(name));
  const correction = corrections.get(key);
  return published === true || [...(correction?.least ?? []), ...(correction?.higher.flat() ?? [])].includes(name);
}

/** What most programs are about, the commonest first. */
const commonPlaces = ["me", "users", "groups", "sites", "drives", "teams", "chats", "applications"];

function sortKey({ method, path, needsAlso }: OpenedCall): readonly (number | string)[] {
  const [first = "", ...others] = path.split("/").slice(1);
  const place = commonPlaces.indexOf(first);
  const isCommon = place >= 0;
  return [
    needsAlso.length,
    // A key below a collection is no further away than a word below /me.
    others.filter((segment) => segment !== "{id}").length + (isCommon ? 0 : 2),
    isCommon ? place : commonPlaces.length,
    others.length,
    methods.indexOf(method),
    path,
  ];
}

function compareKeys(left: readonly (number | string)[], right: readonly (number | string)[]): number {
  const at = left.findIndex((value, index) => value !== right[index]);
  if (at < 0) return 0;
  return (left[at] ?? 0) < (right[at] ?? 0) ? -1 : 1;
}
