/** Finds the names that a person may have meant. */

/** How many suggestions are still help rather than a list to read. */
const limit = 3;

/** The known names nearest to the given one, best first; none when nothing is near. */
export function closestNames(name: string, known: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase();
  const furthest = Math.max(2, Math.floor(wanted.length / 3));
  const near = known
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase(), furthest) }))
    .filter(({ distance }) => distance <= furthest)
    .sort((left, right) => left.distance - right.distance || (left.candidate < right.candidate ? -1 : 1));
  const best = near[0]?.distance ?? 0;
  // Names much further away than the best are noise beside it.
  return near
    .filter(({ distance }) => distance <= best + 2)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/**
 * Insertions, deletions, replacements and swaps of two neighbours between two words (Levenshtein's distance with Damerau's
 * swaps); anything beyond the limit counts as infinite.
 */
function editDistance(from: string, to: string, furthest: number): number {
  if (Math.abs(from.length - to.length) > furthest) return Number.POSITIVE_INFINITY;
  let beforeLast: readonly number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      const isSwap = letter === to[column - 1] && other === from[row - 1];
      const swapped = isSwap ? (beforeLast[column - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(replaced, swapped, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    beforeLast = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
