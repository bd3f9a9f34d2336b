/** Finds the route for a path of Graph, with Graph's two ways of writing a key. */
import type { GraphRoute } from "./graphCall";

export interface RouteMatch {
  readonly route: GraphRoute;
  readonly params: Readonly<Record<string, string>>;
}

/** A route with its path taken apart; a segment in braces has a name and matches any key. */
interface SplitRoute {
  readonly route: GraphRoute;
  readonly segments: readonly { readonly name: string | undefined; readonly text: string }[];
}

/** Finds routes by method and number of segments first, so that a path is compared with few of them. */
export class RouteTable {
  /** By method, then by number of segments. */
  readonly #routes = new Map<string, SplitRoute[][]>();

  /** @param routes of two that take the same path, the first goes first */
  constructor(routes: readonly GraphRoute[]) {
    for (const route of routes) {
      const segments = splitPath(route.path).map((text) => ({
        name: /^\{(\w+)\}$/.exec(text)?.[1],
        text: text.toLowerCase(),
      }));
      const ofMethod = this.#routes.get(route.method) ?? [];
      this.#routes.set(route.method, ofMethod);
      ofMethod[segments.length] = [...(ofMethod[segments.length] ?? []), { route, segments }];
    }
  }

  /**
   * The first route that takes the method and path, or undefined.
   *
   * `applications(appId='x')` is read as `applications/appId='x'`: the handler that looks an object up knows both.
   *
   * @param path below the version: `/applications/…`, still percent-encoded
   */
  match(method: string, path: string): RouteMatch | undefined {
    const segments = splitPath(path);
    for (const { route, segments: wanted } of this.#routes.get(method)?.[segments.length] ?? []) {
      const params = matchSegments(wanted, segments);
      if (params !== undefined) return { route, params };
    }
    return undefined;
  }
}

function splitPath(path: string): string[] {
  const segments: string[] = [];
  for (const encoded of path.split("/")) {
    const segment = decode(encoded);
    const key = segment.endsWith(")") ? /^(\w+)\((.*)\)$/.exec(segment) : null;
    if (key !== null) segments.push(key[1] ?? "", (key[2] ?? "").replace(/^'(.*)'$/, "$1"));
    else if (segment !== "") segments.push(segment);
  }
  return segments;
}

/** A segment that is not valid percent-encoding matches nothing rather than failing the request. */
function decode(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function matchSegments(wanted: SplitRoute["segments"], given: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  let index = 0;
  for (const { name, text } of wanted) {
    const actual = given[index++] ?? "";
    // "$count" and its like are operations, never keys.
    if (name !== undefined && !actual.startsWith("$")) params[name] = actual;
    else if (text !== actual && text !== actual.toLowerCase()) return undefined;
  }
  return params;
}
