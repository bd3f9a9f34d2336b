/** Does many things at once, but never more than so many. */

export interface ParallelOptions {
  /** Things at a time. */
  readonly limit: number;
  /** Nothing new begins once it has aborted; what has begun is waited for. */
  readonly signal: AbortSignal;
}

/**
 * Begins with the first. What one of them throws is thrown once those under way have ended.
 *
 * @returns how many were begun
 */
export async function inParallel<Item>(
  items: readonly Item[],
  { limit, signal }: ParallelOptions,
  work: (item: Item) => Promise<void>,
): Promise<number> {
  const queue = items[Symbol.iterator]();
  let begun = 0;
  let failed = false;
  const takeAll = async (): Promise<void> => {
    for (const item of queue) {
      if (signal.aborted || failed) return;
      begun += 1;
      try {
        await work(item);
      } catch (cause) {
        failed = true;
        throw cause;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: limit }, takeAll));
  const failure = ended.find((outcome) => outcome.status === "rejected");
  if (failure !== undefined) throw failure.reason;
  return begun;
}
