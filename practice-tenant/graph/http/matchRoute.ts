/** Finds the route for a path of Graph, with Graph's two ways of writing a key. */
import type { GraphRoute } from "./graphCall";

export interface RouteMatch {
  readonly route: GraphRoute;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The first route that takes the method and path, or undefined.
 *
 * `applications(appId='x')` is read as `applications/appId='x'`: the handler that looks an object up knows both.
 *
 * @param path below the version: `/applications/…`, still percent-encoded
 */
export function matchRoute(routes: readonly GraphRoute[], method: string, path: string): RouteMatch | undefined {
  const segments = splitPath(path);
  for (const route of routes) {
    const params = route.method === method ? matchSegments(splitPath(route.path), segments) : undefined;
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

function splitPath(path: string): string[] {
  return path
    .split("/")
    .filter((segment) => segment !== "")
    .map(decode)
    .flatMap((segment) => {
      const key = /^(\w+)\((.*)\)$/.exec(segment);
      return key === null ? [segment] : [key[1] ?? "", (key[2] ?? "").replace(/^'(.*)'$/, "$1")];
    });
}

/** A segment that is not valid percent-encoding matches nothing rather than failing the request. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function matchSegments(wanted: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const actual = given[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    // "$count" and its like are operations, never keys.
    if (name !== undefined && !actual.startsWith("$")) params[name] = actual;
    else if (segment.toLowerCase() !== actual.toLowerCase()) return undefined;
  }
  return params;
}
