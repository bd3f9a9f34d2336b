/** Does the same with many things, never with more than so many at once. */

export interface ParallelOptions {
  /** Things at a time. */
  readonly limit: number;
  /** Nothing new begins once it has aborted; what has begun is waited for. */
  readonly signal?: AbortSignal;
}

/**
 * Begins with the first. After a failure nothing new begins, and it is thrown once what is under way has ended.
 *
 * @returns the results of those that were begun, in the order of the items
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  { limit, signal }: ParallelOptions,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  let failed = false;
  const takeAll = async (): Promise<void> => {
    for (const [at, item] of queue) {
      if (failed || signal?.aborted === true) return;
      try {
        results[at] = await work(item);
      } catch (cause) {
        failed = true;
        throw cause;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: limit }, takeAll));
  const failure = ended.find((outcome) => outcome.status === "rejected");
  if (failure !== undefined) throw failure.reason;
  return results;
}
