/** What two lists do not share, and which of it belongs together. Lists count how often they hold an entry. */
import { canonicalText } from "../../manifest";
import { compareTexts } from "./order";

export interface Difference<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** Each side in canonical order, so that the order of the lists changes nothing. */
export function listDifference<T>(base: readonly T[], head: readonly T[]): Difference<T> {
  return { removed: without(base, head), added: without(head, base) };
}

function without<T>(entries: readonly T[], others: readonly T[]): readonly T[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(canonicalText(other), (left.get(canonicalText(other)) ?? 0) + 1);
  return entries
    .map((entry) => ({ entry, text: canonicalText(entry) }))
    .sort((one, two) => compareTexts(one.text, two.text))
    .filter(({ text }) => {
      const count = left.get(text) ?? 0;
      left.set(text, count - 1);
      return count <= 0;
    })
    .map(({ entry }) => entry);
}

export interface Paired<T> extends Difference<T> {
  readonly pairs: readonly (readonly [from: T, to: T])[];
}

/** @returns undefined where the two do not belong together, else how far apart they are: the nearest are paired first. */
export type Distance<T> = (from: T, to: T) => number | undefined;

/** Pairs what was removed with what took its place. */
export function pairUp<T>({ removed, added }: Difference<T>, distance: Distance<T>): Paired<T> {
  const candidates = removed
    .flatMap((from) => added.map((to) => ({ from, to, apart: distance(from, to) })))
    .filter((candidate) => candidate.apart !== undefined)
    // Sorting is stable: of equally near ones the first in canonical order.
    .sort((one, two) => (one.apart ?? 0) - (two.apart ?? 0));
  const pairs: (readonly [T, T])[] = [];
  const taken = new Set<T>();
  for (const { from, to } of candidates) {
    if (taken.has(from) || taken.has(to)) continue;
    taken.add(from).add(to);
    pairs.push([from, to]);
  }
  return {
    pairs,
    removed: removed.filter((entry) => !taken.has(entry)),
    added: added.filter((entry) => !taken.has(entry)),
  };
}
