/**
 * Which permissions open a call to Microsoft Graph: the published data, ranked, cleared of what no app can declare, and
 * corrected. The data makes no difference between v1.0 and beta.
 */
import type { CallAccess, LeastPrivilege, RouteWay } from "./callAccess";
import type { CallCorrection } from "./corrections";
import { type FoundRoute, findRoute } from "./findRoute";
import { splitGraphPath } from "./graphPath";
import { findPermission } from "./permissions";
import { rankGrants } from "./rankGrants";
import { countPaths } from "./routeReach";
import { callKey, methods, type RouteNode } from "./routeTree";
import type { PermissionKind } from "./types";

const notForApps: CallAccess = { ways: [], verdict: null };

/**
 * What opens a call, for a work or school account; undefined when no such call is known.
 *
 * @param pathOrUrl in any spelling: with or without host, version and query, ids as they are or as {id}.
 * @throws {ForeignUrlError} for a URL of another service
 */
export function accessTo(method: string, pathOrUrl: string, kind: PermissionKind): CallAccess | undefined {
  const segments = splitGraphPath(pathOrUrl);
  const firstSegment = segments[0] ?? "";
  if (kind === "application" && isAboutSignedInUser(segments)) return notForApps;
  const verb = methodNumber(method);
  const found = findRoute(segments, verb, kind);
  if (!found) return undefined;
  // Thousands of requests come down to few calls.
  const key = callKey(verb, kind) * 2 + Number(found.isExact);
  const known = found.node.answers[key];
  if (known) return known;
  const decided = decide(found, { verb, kind, firstSegment });
  found.node.answers[key] = decided;
  return decided;
}

/** Without a user there is no "me". */
function isAboutSignedInUser(segments: readonly string[]): boolean {
  return segments[0] === "me" || (segments[0] === "education" && segments[1] === "me");
}

/**
 * The ways to open a call, each the names needed together, least first. None: the call does not exist for that kind.
 * undefined: no such call is known.
 *
 * @throws {ForeignUrlError} for a URL of another service
 */
export function permissionsForRoute(
  method: string,
  pathOrUrl: string,
  kind: PermissionKind,
): readonly RouteWay[] | undefined {
  return accessTo(method, pathOrUrl, kind)?.ways;
}

function methodNumber(method: string): number {
  const asIs = methods.indexOf(method);
  return asIs < 0 ? methods.indexOf(method.trim().toUpperCase()) : asIs;
}

interface Call {
  readonly verb: number;
  readonly kind: PermissionKind;
  readonly firstSegment: string;
}

function decide({ node, isExact }: FoundRoute, call: Call): CallAccess {
  const correction = node.corrections.get(callKey(call.verb, call.kind));
  const published = waysByRules(node, call);
  const ways = correction ? correctWays(published.ways, correction) : published.ways;
  const [least, ...alternatives] = ways;
  const source = correction ? "corrected" : published.isMarked && isExact ? "marked" : "inferred";
  const verdict: LeastPrivilege | null = least ? { least, alternatives, source, evidence: correction?.evidence } : null;
  return { ways, verdict };
}

/** What the published data and this project's order make of a call, before corrections. */
export function waysByRules(
  node: RouteNode,
  { verb, kind, firstSegment }: Call,
): { readonly ways: readonly RouteWay[]; readonly isMarked: boolean } {
  // The data also names permissions that no app can declare: who cannot have one cannot use it.
  const isDeclarable = (name: string) => findPermission("microsoftGraph", kind, name)?.isEnabled === true;
  const opening = (node.grants.get(callKey(verb, kind)) ?? []).filter(({ name }) => isDeclarable(name));
  const ranked = rankGrants(
    opening.map((grant) => ({
      ...grant,
      methods: countMethods(node, kind, grant.name),
      paths: countPaths(grant.name),
    })),
    { method: methods[verb] ?? "", kind, firstSegment },
  );
  const ways = ranked.flatMap(({ name, alsoOneOf }): RouteWay[] =>
    alsoOneOf.length === 0 ? [[name]] : alsoOneOf.filter(isDeclarable).map((also) => [name, also]),
  );
  return { ways: withoutRepeats(ways), isMarked: ranked[0]?.isMarked === true };
}

function correctWays(published: readonly RouteWay[], { least, higher, refused }: CallCorrection): readonly RouteWay[] {
  if (least === null) return [];
  const right = published.filter((way) => way.length > 1 || !refused.includes(way[0] ?? ""));
  return withoutRepeats([least, ...right, ...higher]);
}

function withoutRepeats(ways: readonly RouteWay[]): RouteWay[] {
  const isSame = (way: RouteWay, other: RouteWay) =>
    other.length === way.length && other.every((name) => way.includes(name));
  return ways.filter((way, at) => ways.findIndex((other) => isSame(way, other)) === at);
}

function countMethods({ grants }: RouteNode, kind: PermissionKind, permission: string): number {
  return methods.filter((_, verb) => grants.get(callKey(verb, kind))?.some(({ name }) => name === permission)).length;
}
