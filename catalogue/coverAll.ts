/**
 * Finds the smallest set of names that covers every call: an exact search, which gives up after a number of steps and
 * then says so. Real programs come down to a handful of different calls, far below that number.
 */
import type { RouteWay } from "./callAccess";

export interface Cover {
  /** Sorted. */
  readonly names: readonly string[];
  /** false: the search gave up, so the names cover every call but may not be the fewest. */
  readonly isFewest: boolean;
}

/** The ways to open a call, least first, of which one is needed. */
type Call = readonly RouteWay[];

/** Each of the two searches takes no longer than a fraction of a second. */
const mostSteps = 20_000;

/** @param calls each with at least one way */
export function coverAll(calls: readonly Call[]): Cover {
  const different = withoutRepeats(calls);
  const fewest = findFewest(different);
  const names = findLeast(different, fewest.names);
  return { names: [...names].sort(), isFewest: fewest.isFewest };
}

function withoutRepeats(calls: readonly Call[]): Call[] {
  const byWays = new Map(calls.map((ways) => [ways.map((way) => way.join()).join(" "), ways]));
  // Those with little choice first: they decide most.
  return [...byWays.values()].sort((left, right) => left.length - right.length);
}

/** How many names it takes, whichever they are. */
function findFewest(calls: readonly Call[]): { readonly names: ReadonlySet<string>; readonly isFewest: boolean } {
  const narrowed = withoutOutdone(calls);
  let best = coverGreedily(calls);
  let steps = 0;
  const extend = (names: ReadonlySet<string>): void => {
    steps += 1;
    const open = narrowed.filter((ways) => !isCovered(ways, names));
    const [next] = open;
    if (!next) best = names.size < best.size ? names : best;
    else if (steps < mostSteps && names.size + leastToAdd(open, names) < best.size)
      for (const way of next) extend(new Set([...names, ...way]));
  };
  extend(new Set());
  return { names: best, isFewest: steps < mostSteps };
}

/** Of the sets with that few names the one that every call comes nearest to its own least with. */
function findLeast(calls: readonly Call[], fewest: ReadonlySet<string>): ReadonlySet<string> {
  let best = fewest;
  let steps = 0;
  const extend = (names: ReadonlySet<string>): void => {
    steps += 1;
    const open = calls.filter((ways) => !isCovered(ways, names));
    const [next] = open;
    if (!next) best = isLess(names, best, calls) ? names : best;
    else if (steps < mostSteps && names.size + leastToAdd(open, names) <= fewest.size)
      for (const way of next) extend(new Set([...names, ...way]));
  };
  extend(new Set());
  return best;
}

/** Without the names that another does everything for: no set gets larger for their lack. */
function withoutOutdone(calls: readonly Call[]): Call[] {
  const uses = new Map<string, Set<number>>();
  const together = new Set(calls.flat().flatMap((way) => (way.length > 1 ? way : [])));
  for (const [at, ways] of calls.entries())
    for (const [name = "", ...more] of ways)
      if (more.length === 0) uses.set(name, (uses.get(name) ?? new Set()).add(at));
  const isOutdone = ([name, own]: [string, Set<number>]) =>
    !together.has(name) &&
    [...uses].some(
      ([other, its]) =>
        other !== name &&
        (its.size > own.size || (its.size === own.size && other < name)) &&
        [...own].every((at) => its.has(at)),
    );
  const outdone = new Set([...uses].filter(isOutdone).map(([name]) => name));
  return calls.map((ways) => ways.filter((way) => way.length > 1 || !outdone.has(way[0] ?? "")));
}

/** Something that covers all, to begin with: the first way of each call that is not yet covered. */
function coverGreedily(calls: readonly Call[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const ways of calls) if (!isCovered(ways, names)) for (const name of ways[0] ?? []) names.add(name);
  return names;
}

/** Calls that share no name need at least one name each. */
function leastToAdd(open: readonly Call[], names: ReadonlySet<string>): number {
  const taken = new Set<string>();
  let needed = 0;
  for (const ways of open) {
    const missing = ways.map((way) => way.filter((name) => !names.has(name)));
    if (missing.some((way) => way.some((name) => taken.has(name)))) continue;
    needed += Math.min(...missing.map((way) => way.length));
    for (const name of missing.flat()) taken.add(name);
  }
  return needed;
}

function isCovered(ways: Call, names: ReadonlySet<string>): boolean {
  return ways.some((way) => way.every((name) => names.has(name)));
}

/** Fewer, or further down each call's own list; by name where that is the same, so that the order of calls plays no part. */
function isLess(names: ReadonlySet<string>, best: ReadonlySet<string>, calls: readonly Call[]): boolean {
  if (names.size !== best.size) return names.size < best.size;
  const difference = excessOf(names, calls) - excessOf(best, calls);
  return difference === 0 ? [...names].sort().join() < [...best].sort().join() : difference < 0;
}

/** How many lesser ways are passed over, for all calls together. */
function excessOf(names: ReadonlySet<string>, calls: readonly Call[]): number {
  return calls.reduce((sum, ways) => sum + ways.findIndex((way) => way.every((name) => names.has(name))), 0);
}
