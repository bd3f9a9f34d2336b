/** Names the known calls that a person may have meant by an unknown one. */
import { closestNames } from "./closestNames";
import { findRoute } from "./findRoute";
import { splitGraphPath } from "./graphPath";
import { isCall, methods, type RouteNode, routeRoot } from "./routeTree";

/**
 * Known calls near to the unknown one, nearest first: the same path with its real methods; or paths of a similar spelling;
 * or what the path begins with. None when even its first segment is unknown.
 *
 * @throws {ForeignUrlError} for a URL of another service
 */
export function nearestCalls(method: string, url: string): readonly string[] {
  const segments = splitGraphPath(url);
  const path = `/${segments.join("/")}`;
  const answering = methodsOf(segments);
  if (answering.length > 0) return answering.map((known) => `${known} ${path}`);
  const verb = methods.indexOf(method.trim().toUpperCase());
  const similar = closestNames(path, knownPaths(verb)).map((known) => `${methods[verb] ?? ""} ${known}`);
  return similar.length > 0 ? similar : knownBeginning(segments);
}

function methodsOf(segments: readonly string[]): string[] {
  return methods.filter((_, verb) => findRoute(segments, verb, "delegated") !== undefined);
}

/** The calls to the longest part of the path that is known. */
function knownBeginning(segments: readonly string[]): readonly string[] {
  const lengths = segments.map((_, index) => segments.length - 1 - index).filter((length) => length > 0);
  const known = lengths.map((length) => segments.slice(0, length)).find((beginning) => methodsOf(beginning).length > 0);
  return known ? methodsOf(known).map((method) => `${method} /${known.join("/")}`) : [];
}

/** Every path with this method. The whole tree is walked: that takes long, and nobody asks twice. */
function knownPaths(verb: number): string[] {
  const below = (node: RouteNode, path: string): string[] => [
    ...(isCall(node, verb) ? [path] : []),
    ...[...node.children].flatMap(([segment, child]) => below(child, `${path}/${segment}`)),
  ];
  return below(routeRoot(), "");
}
