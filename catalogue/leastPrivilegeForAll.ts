/** The fewest permissions that cover several calls to Microsoft Graph. */
import type { LeastPrivilege, RouteWay } from "./callAccess";
import { coverAll } from "./coverAll";
import { isUnknownCall, leastPrivilege, type UnknownCall } from "./leastPrivilege";
import type { PermissionKind } from "./types";

export interface GraphRequest {
  readonly method: string;
  /** In any spelling that leastPrivilege takes. */
  readonly url: string;
}

export interface LeastForAll {
  /**
   * As few as possible; of several such sets the one nearest to what each call needs by itself. Sorted by name.
   * One broad permission may stand for several narrow ones: `narrowest` tells what those would be.
   */
  readonly least: readonly string[];
  /** What each call needs by itself, without what the others' permissions open anyway. Sorted by name. */
  readonly narrowest: readonly string[];
  /** false: too many calls and ways to look at all sets, so `least` covers them but may not be the fewest. */
  readonly isFewest: boolean;
  /** The calls that each permission of `least` is there for, as they were given. */
  readonly callsOf: ReadonlyMap<string, readonly GraphRequest[]>;
  /** Calls that this kind of app cannot make, whatever it declares. */
  readonly unsupported: readonly GraphRequest[];
  /** Calls of which nothing is known, each with the nearest known ones. */
  readonly unknown: readonly (GraphRequest & UnknownCall)[];
}

interface Known {
  readonly request: GraphRequest;
  readonly ways: readonly RouteWay[];
}

/**
 * What an app needs for all the calls together. What it cannot make, and what is unknown, is told apart, never dropped.
 *
 * @throws {ForeignUrlError} when one is a URL of another service
 */
export function leastPrivilegeForAll(requests: readonly GraphRequest[], kind: PermissionKind): LeastForAll {
  const asked = requests.map((request) => ({ request, answer: leastPrivilege(request.method, request.url, kind) }));
  const known = asked.flatMap(({ request, answer }): Known[] =>
    isKnown(answer) ? [{ request, ways: waysOf(answer) }] : [],
  );
  const { names, isFewest } = coverAll(known.map(({ ways }) => waysToConsider(ways, known)));
  return {
    least: names,
    narrowest: narrow(known),
    isFewest,
    callsOf: new Map(names.map((name) => [name, callsThrough(name, names, known)])),
    unsupported: asked.filter(({ answer }) => answer === null).map(({ request }) => request),
    unknown: asked.flatMap(({ request, answer }) =>
      isUnknownCall(answer) ? [{ ...request, nearest: answer.nearest }] : [],
    ),
  };
}

function isKnown(answer: LeastPrivilege | UnknownCall | null): answer is LeastPrivilege {
  return answer !== null && !isUnknownCall(answer);
}

function waysOf({ least, alternatives }: LeastPrivilege): readonly RouteWay[] {
  return [least, ...alternatives];
}

/**
 * Names that are needed together are one need: a single broader name takes their place only when another call asks for
 * it anyway. By number alone, the right to write every application would be less than to read them and assign roles.
 */
function waysToConsider(ways: readonly RouteWay[], known: readonly Known[]): readonly RouteWay[] {
  const [least = [], ...others] = ways;
  if (least.length === 1) return ways;
  const asked = new Set(known.flatMap((call) => call.ways[0] ?? []));
  return [least, ...others.filter((way) => way.length >= least.length || way.every((name) => asked.has(name)))];
}

/** A name goes when the rest opens every call without it; the broadest are tried last, for they are the ones to keep. */
function narrow(known: readonly Known[]): readonly string[] {
  const needed = [...new Set(known.flatMap(({ ways }) => ways[0] ?? []))].sort();
  const opens = (names: readonly string[]) => known.every(({ ways }) => ways.some((way) => isWithin(way, names)));
  const uses = (name: string) => known.filter(({ ways }) => ways.some((way) => way.includes(name))).length;
  const order = [...needed].sort((left, right) => uses(left) - uses(right) || (left < right ? -1 : 1));
  return order.reduce(
    (kept, name) => {
      const without = kept.filter((other) => other !== name);
      return opens(without) ? without : kept;
    },
    needed as readonly string[],
  );
}

/** Those for which a way that holds the name is the first that the declared names open. */
function callsThrough(name: string, names: readonly string[], known: readonly Known[]): readonly GraphRequest[] {
  return known
    .filter(({ ways }) => ways.find((way) => isWithin(way, names))?.includes(name))
    .map(({ request }) => request);
}

function isWithin(way: RouteWay, names: readonly string[]): boolean {
  return way.every((name) => names.includes(name));
}
