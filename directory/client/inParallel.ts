/** Does the same to many things, a few at a time. */

/**
 * The results in the order of the items. After a failure nothing further is begun.
 *
 * @param most how many may be under way at once
 * @throws what the first failing `work` threw
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [at, item] of waiting) {
      if (failed) return;
      results[at] = await work(item);
    }
  };
  const workers = Array.from({ length: Math.min(most, items.length) }, worker);
  await Promise.all(workers).catch((error) => {
    failed = true;
    throw error;
  });
  return results;
}
