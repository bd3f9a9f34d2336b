/** When the provider's client tries again, and after how long. */
import type { HttpReply } from "./httpsExchange";

/** Resolves after so many milliseconds. Passed in, so that tests need not wait. */
export type Sleep = (milliseconds: number) => Promise<void>;

const longestPauseSeconds = 61;

/** Whether the client repeats a request for this status whatever the operation is. */
export function isPassingStatus(status: number): boolean {
  return status === 408 || status === 424 || status === 429 || (status >= 500 && status !== 501);
}

/** How many repetitions the client fits into the time that an operation has: 9 in 5 minutes, 14 in 10. */
export function repetitionsWithin(minutes: number): number {
  return minutes + 4;
}

/**
 * The pause before a repetition, in milliseconds: 1, 2, 4 … seconds, or what `Retry-After` says in whole
 * seconds. A date there is not understood.
 *
 * @param repetition counts from 0.
 */
export function pauseBefore(repetition: number, reply?: HttpReply): number {
  const asked = reply?.headers.get("retry-after") ?? "";
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  return Math.min(2 ** repetition, longestPauseSeconds) * 1000;
}
