/** How long a call waits before its next try, and when it gives up. */

/** Time and chance, replaced in tests. */
export interface Pace {
  now(): Date;
  /** Resolves after so many seconds; rejects with the reason of `signal` as soon as it aborts. */
  sleep(seconds: number, signal: AbortSignal | undefined): Promise<void>;
  /** Calls `then` after so many seconds, unless what it returns is called before. */
  startTimer(seconds: number, then: () => void): () => void;
  /** At least 0, below 1. */
  random(): number;
}

export const systemPace: Pace = {
  now: () => new Date(),
  sleep: (seconds, signal) => sleepUnless(signal, seconds),
  startTimer(seconds, then) {
    const timer = setTimeout(then, seconds * 1000);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

/** Seconds after the first try; twice as many after each further one, up to `longestBackOff`. */
const firstBackOff = 1;
const longestBackOff = 32;

/**
 * Seconds to wait after the try of that number, from 1. What a server asks for is kept, and stretched by up to a tenth so
 * that calls which were turned away together do not come back together. Without it between half and the whole of 1, 2,
 * 4 ... 32 seconds.
 *
 * @param chance at least 0, below 1
 */
export function secondsToWait(tried: number, retryAfter: number | undefined, chance: number): number {
  if (retryAfter !== undefined) return retryAfter * (1 + chance / 10);
  return Math.min(firstBackOff * 2 ** (tried - 1), longestBackOff) * (0.5 + chance / 2);
}

function sleepUnless(signal: AbortSignal | undefined, seconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, seconds * 1000);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
