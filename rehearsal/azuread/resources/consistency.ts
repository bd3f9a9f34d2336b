/**
 * Waits until the directory shows what was just done. The provider asks five times with fixed pauses
 * (4 to 20 seconds); here the first right answer is enough.
 */
import { isNotFound, OperationFailure } from "../providerError";
import type { OperationContext } from "../resourceType";

const pause = 1000;
const mostPolls = 60;

/** Resolves when the read says that the object does not exist. */
export async function untilGone(context: OperationContext, read: () => Promise<unknown>): Promise<void> {
  await until(context, async () => {
    try {
      await read();
      return false;
    } catch (error) {
      if (isNotFound(error)) return true;
      throw error;
    }
  });
}

/** Resolves when the test holds. */
export async function until(context: OperationContext, test: () => Promise<boolean>): Promise<void> {
  for (let poll = 0; poll < mostPolls; poll += 1) {
    if (await test()) return;
    await context.graph.pause(pause);
  }
  throw new OperationFailure("timeout while waiting for the directory to show a change");
}
