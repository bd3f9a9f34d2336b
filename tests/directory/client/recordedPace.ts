/** A pace that waits for nothing and remembers what it was to wait for. */
import type { Pace } from "../../../directory";

export interface RecordedPace extends Pace {
  /** Seconds of each sleep, in order. */
  readonly slept: readonly number[];
  /** Ends the time of every timer that is running. */
  runOut(): void;
}

/** Time goes on by what is slept, from noon of 1 December 2026. Chance is always the least. */
export function recordPace(): RecordedPace {
  const slept: number[] = [];
  const running = new Set<() => void>();
  let now = Date.parse("2026-12-01T12:00:00Z");
  return {
    slept,
    now: () => new Date(now),
    random: () => 0,
    startTimer(_seconds, then) {
      running.add(then);
      return () => running.delete(then);
    },
    runOut() {
      for (const then of running) then();
    },
    sleep: async (seconds, signal) => {
      signal?.throwIfAborted();
      slept.push(seconds);
      now += seconds * 1000;
    },
  };
}
