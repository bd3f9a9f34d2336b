/** The least edits that turn one list into another. */
import { isDeepStrictEqual } from "node:util";
import type { PropertyValue } from "../../propertyValue";

/** An addition counts in the new list, a removal in the old one. */
export interface ListEdit {
  readonly kind: "ADD" | "DELETE";
  readonly index: number;
}

/** Edits by the longest common subsequence; lists here are short, so the table is small. */
export function listEdits(before: readonly PropertyValue[], after: readonly PropertyValue[]): ListEdit[] {
  const common = commonLengths(before, after);
  const edits: ListEdit[] = [];
  let old = 0;
  let now = 0;
  while (old < before.length || now < after.length) {
    if (old < before.length && now < after.length && isDeepStrictEqual(before[old], after[now])) {
      old += 1;
      now += 1;
    } else if (old < before.length && (common[old + 1]?.[now] ?? 0) >= (common[old]?.[now + 1] ?? 0)) {
      edits.push({ kind: "DELETE", index: old });
      old += 1;
    } else if (now < after.length) {
      edits.push({ kind: "ADD", index: now });
      now += 1;
    }
  }
  return edits;
}

/** For each pair of starting points, how many elements the two remainders share in order. */
function commonLengths(before: readonly PropertyValue[], after: readonly PropertyValue[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let old = before.length - 1; old >= 0; old -= 1) {
    for (let now = after.length - 1; now >= 0; now -= 1) {
      const row = lengths[old];
      if (row === undefined) continue;
      row[now] = isDeepStrictEqual(before[old], after[now])
        ? 1 + (lengths[old + 1]?.[now + 1] ?? 0)
        : Math.max(lengths[old + 1]?.[now] ?? 0, row[now + 1] ?? 0);
    }
  }
  return lengths;
}
