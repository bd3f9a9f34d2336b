/** Names the known calls that a person may have meant by an unknown one. */
import { closestNames } from "./closestNames";
import { findRoute } from "./findRoute";
import { anyValue, splitGraphPath } from "./graphPath";
import { isCall, methods, type RouteNode, routeRoot } from "./routeTree";

/**
 * Known calls near to the unknown one, nearest first: the same path with its real methods; or paths of a similar spelling;
 * or what the path begins with. None when even its first segment is unknown.
 *
 * @throws {ForeignUrlError} for a URL of another service
 */
export function nearestCalls(method: string, url: string): readonly string[] {
  const segments = splitGraphPath(url);
  const answering = methodsOf(segments);
  if (answering.length > 0) return answering.map((known) => `${known} ${toPath(segments)}`);
  const verb = methods.indexOf(method.trim().toUpperCase());
  const template = segments.map((segment) => (looksLikeValue(segment) ? anyValue : segment));
  const alike = knownPaths(verb).filter((known) => isAlike(known, template));
  const similar = closestNames(toPath(template), alike.map(toPath)).map((known) => `${methods[verb] ?? ""} ${known}`);
  return similar.length > 0 ? similar : knownBeginning(segments);
}

function methodsOf(segments: readonly string[]): string[] {
  return methods.filter((_, verb) => findRoute(segments, verb, "delegated") !== undefined);
}

/** The calls to the longest part of the path that is known. */
function knownBeginning(segments: readonly string[]): readonly string[] {
  const lengths = segments.map((_, index) => segments.length - 1 - index).filter((length) => length > 0);
  const known = lengths.map((length) => segments.slice(0, length)).find((beginning) => methodsOf(beginning).length > 0);
  return known ? methodsOf(known).map((method) => `${method} ${toPath(known)}`) : [];
}

function toPath(segments: readonly string[]): string {
  return `/${segments.join("/")}`;
}

/** Numbers, GUIDs, addresses, and the long ids of items: none of them is a misspelt name. */
function looksLikeValue(segment: string): boolean {
  return /^\d+$|^[0-9a-f]{8}-|[@!,]/.test(segment) || (segment.length > 15 && (segment.match(/\d/g)?.length ?? 0) > 3);
}

/** As long, and at least half of it the same: the distance between paths takes too long to work it out for thousands. */
function isAlike(known: readonly string[], template: readonly string[]): boolean {
  if (known.length !== template.length) return false;
  const same = known.filter((segment, at) => segment === template[at]).length;
  return same >= Math.floor(known.length / 2);
}

/** Every path with this method. */
function knownPaths(verb: number): (readonly string[])[] {
  const below = (node: RouteNode, path: readonly string[]): (readonly string[])[] => [
    ...(isCall(node, verb) ? [path] : []),
    ...[...node.children].flatMap(([segment, child]) => below(child, [...path, segment])),
  ];
  return below(routeRoot(), []);
}
