/** Which objects of one set are meant by which of another, when both hold the same things in another order. */
import { isDeepStrictEqual } from "node:util";
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../../propertyValue";

/**
 * Pairs the objects that agree most, the best pair first.
 *
 * @returns indices of `others` by indices of `values`; undefined where an element is not an object, so
 *   that only the position can be gone by.
 */
export function matchElements(
  values: readonly PropertyValue[],
  others: readonly PropertyValue[],
): Map<number, number> | undefined {
  if (!values.every(isPropertyMap) || !others.every(isPropertyMap)) return undefined;
  const pairs = values.flatMap((value, from) =>
    others.map((other, to) => ({ from, to, score: agreement(value, other) })),
  );
  pairs.sort((left, right) => right.score - left.score);
  const matched = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to } of pairs) {
    if (matched.has(from) || taken.has(to)) continue;
    matched.set(from, to);
    taken.add(to);
  }
  return matched;
}

/** One point for a property that both have, two more where it is equal. */
function agreement(value: PropertyMap, other: PropertyMap): number {
  const shared = Object.keys(value).filter((name) => name in other);
  const equal = shared.filter((name) => isDeepStrictEqual(value[name], other[name]));
  return shared.length + 2 * equal.length;
}
