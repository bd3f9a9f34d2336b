/** What came of one try of a call, and what may be done after it. */
import type { Fields } from "./fields";
import { graphCodeOf } from "./graphCode";

export interface Answered {
  readonly kind: "answered";
  readonly status: number;
  readonly body: Fields;
  /** Seconds that the server asks to wait. */
  readonly retryAfter: number | undefined;
}

export type TryOutcome =
  | Answered
  /** No connection was made, so the server knows nothing of the call. `isLasting`: nor will another try make one. */
  | { readonly kind: "notSent"; readonly what: string; readonly isLasting: boolean }
  /** The connection broke, or the time was up, before the answer had come whole. */
  | { readonly kind: "lost"; readonly what: string };

export interface Verdict {
  /** The call may be made once more. Otherwise this outcome is the last. */
  readonly mayRepeat: boolean;
  /** The work may have been done although nothing says so. */
  readonly mayBeDone: boolean;
}

/**
 * Graph has done nothing and asks to come back: throttled (429), overloaded or under maintenance (503), too much data
 * (509). Microsoft's page on Graph's errors says of each that the request may be repeated.
 */
const turnedAway = [429, 503, 509];
/** Something between the caller and the work failed, before, in or after it. */
const unclear = [408, 500, 502, 504];

/**
 * @param isRepeatable whether making the call twice does the same as making it once
 */
export function judge(outcome: TryOutcome, isRepeatable: boolean): Verdict {
  switch (outcome.kind) {
    case "notSent":
      return { mayRepeat: !outcome.isLasting, mayBeDone: false };
    case "lost":
      return { mayRepeat: isRepeatable, mayBeDone: true };
    case "answered": {
      const mayBeDone = unclear.includes(outcome.status);
      return { mayRepeat: turnedAway.includes(outcome.status) || (mayBeDone && isRepeatable), mayBeDone };
    }
  }
}

/** Whether the outcome is an answer to go by: done, or refused for good. */
export function isSettled(outcome: TryOutcome): outcome is Answered {
  return outcome.kind === "answered" && ![...turnedAway, ...unclear].includes(outcome.status);
}

/** In words for a person: "429 TooManyRequests", "the connection broke (ECONNRESET)". */
export function describeOutcome(outcome: TryOutcome): string {
  return outcome.kind === "answered" ? `${outcome.status} ${graphCodeOf(outcome.body)}` : outcome.what;
}
