/** Finds the call that a request is, whichever of Graph's spellings it uses. */
import { anyValue } from "./graphPath";
import { otherForms } from "./otherForms";
import { isCall, type RouteNode, routeRoot } from "./routeTree";
import type { PermissionKind } from "./types";

export interface FoundRoute {
  readonly node: RouteNode;
  /** false: the data has the call in another form only, such as under /users for one under /me. */
  readonly isExact: boolean;
}

interface Request {
  readonly segments: readonly string[];
  readonly method: number;
}

/** undefined: no such call is known with this method. */
export function findRoute(segments: readonly string[], method: number, kind: PermissionKind): FoundRoute | undefined {
  const exact = walkStraight(segments, method) ?? walk(routeRoot(), { segments, method }, 0);
  if (exact) return { node: exact, isExact: true };
  for (const form of otherForms(segments, kind)) {
    const node = walk(routeRoot(), { segments: form, method }, 0);
    if (node) return { node, isExact: false };
  }
  return undefined;
}

/** What walk comes to as well, for the many calls that need neither a second try nor a second look at a segment. */
function walkStraight(segments: readonly string[], method: number): RouteNode | undefined {
  let node: RouteNode | undefined = routeRoot();
  for (const segment of segments) {
    if (segment.charCodeAt(0) === dollar || segment.charCodeAt(segment.length - 1) === closingParenthesis)
      return undefined;
    // An id is new every time: looking for it among the names costs more than all the rest.
    const literal: RouteNode | undefined = looksLikeGuid(segment) ? undefined : node.children.get(segment);
    node = literal ?? (segment.startsWith(namespace) ? undefined : node.children.get(anyValue));
    if (!node) return undefined;
  }
  return isCall(node, method) ? node : undefined;
}

/** Follows a literal segment before a value, and goes back where that leads to no call with the method. */
function walk(node: RouteNode, request: Request, at: number): RouteNode | undefined {
  const segment = request.segments[at];
  if (segment === undefined) return isCall(node, request.method) ? node : undefined;
  if (segment.charCodeAt(segment.length - 1) === closingParenthesis || segment.startsWith(namespace))
    return walkSpecial(node, request, at);
  const literal = node.children.get(segment);
  const found = literal && walk(literal, request, at + 1);
  if (found) return found;
  // A segment like $count is no value, whatever else could stand there.
  const value = segment.startsWith("$") ? undefined : node.children.get(anyValue);
  return (value && walk(value, request, at + 1)) ?? (literal ? undefined : walkSpecial(node, request, at));
}

/** No name of Graph has this length and a dash there. */
function looksLikeGuid(segment: string): boolean {
  return segment.length === 36 && segment.charCodeAt(8) === dash && segment.charCodeAt(13) === dash;
}

const dash = "-".charCodeAt(0);
const dollar = "$".charCodeAt(0);
const closingParenthesis = ")".charCodeAt(0);
const namespace = "microsoft.graph.";

/** For functions, keys in parentheses, and names with a namespace. */
function walkSpecial(node: RouteNode, request: Request, at: number): RouteNode | undefined {
  const segment = request.segments[at] ?? "";
  const open = segment.indexOf("(");
  const name = withoutNamespace(open < 0 ? segment : segment.slice(0, open));
  const walkTo = (child: RouteNode | undefined) => child && walk(child, request, at + 1);
  return (
    // applications(appId='…') is applications/{id}, of which the data knows more.
    (open >= 0 ? walkTo(node.children.get(name)?.children.get(anyValue)) : undefined) ??
    walkTo(node.children.get(segment)) ??
    // Some calls are known without their namespace, with other arguments, or with none.
    walkTo(node.children.get(name)) ??
    walkToFunction(node, name, walkTo) ??
    (open >= 0 ? walkToOwnNamed(node, name, walkTo) : undefined) ??
    // A cast narrows what comes back, not who may ask.
    (segment.startsWith(namespace) ? walk(node, request, at + 1) : undefined)
  );
}

/** Functions of a part of Graph may carry its namespace, as in microsoft.graph.callRecords.getPstnCalls(…). */
function walkToOwnNamed(
  node: RouteNode,
  name: string,
  walkTo: (child: RouteNode | undefined) => RouteNode | undefined,
): RouteNode | undefined {
  const ownName = name.slice(name.lastIndexOf(".") + 1);
  return walkTo(node.children.get(ownName)) ?? walkToFunction(node, ownName, walkTo);
}

function walkToFunction(
  { children }: RouteNode,
  name: string,
  walkTo: (child: RouteNode) => RouteNode | undefined,
): RouteNode | undefined {
  for (const [known, child] of children) {
    const found = known.startsWith(`${name}(`) ? walkTo(child) : undefined;
    if (found) return found;
  }
  return undefined;
}

function withoutNamespace(name: string): string {
  return name.startsWith(namespace) ? name.slice(namespace.length) : name;
}
