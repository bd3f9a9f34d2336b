/** One order for texts, the same on every machine: by code unit, never by locale. */

export function compareTexts(left: string | undefined, right: string | undefined): number {
  const [a, b] = [left ?? "", right ?? ""];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By the first key that differs. */
export function compareKeys(left: readonly (string | number)[], right: readonly (string | number)[]): number {
  const at = left.findIndex((key, index) => key !== right[index]);
  const [a, b] = [left[at], right[at]];
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareTexts(a?.toString(), b?.toString());
}
