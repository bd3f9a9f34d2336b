/** The tries of one call: what is waited between them, and when it is given up. */
import { DirectoryUnreachableError } from "./directoryUnreachableError";
import { type Pace, secondsToWait } from "./pace";
import { describeOutcome, type TryOutcome } from "./tryOutcome";

/** A call waits before it is tried once more. */
export interface Wait {
  /** Method and path, "GET /applications". */
  readonly call: string;
  readonly seconds: number;
  /** What came of the try before, in words: "429 TooManyRequests", "the connection broke (ECONNRESET)". */
  readonly reason: string;
}

export interface RepeatOptions {
  readonly pace: Pace;
  readonly signal: AbortSignal | undefined;
  readonly onWait: ((wait: Wait) => void) | undefined;
}

/** With the waits between them these take up to two minutes. */
const mostTries = 8;
/** A host that is not there is told soon: 7 seconds at most. */
const mostTriesUnsent = 4;
/** Seconds that a call waits in all. Graph asks for a few seconds, in bad moments for minutes. */
const patience = 600;

export class Repeats {
  #tried = 0;
  #waited = 0;

  constructor(
    private readonly call: string,
    private readonly options: RepeatOptions,
  ) {}

  /**
   * Waits until the call may be tried once more.
   *
   * @param outcome of the try that has just ended
   * @throws {DirectoryUnreachableError} when it was the last; the signal's reason when that aborts
   */
  async waitAfter(outcome: TryOutcome): Promise<void> {
    const { pace, signal, onWait } = this.options;
    this.#tried += 1;
    const retryAfter = outcome.kind === "answered" ? outcome.retryAfter : undefined;
    const seconds = secondsToWait(this.#tried, retryAfter, pace.random());
    const most = outcome.kind === "notSent" ? mostTriesUnsent : mostTries;
    if (this.#tried >= most || this.#waited + seconds > patience) throw this.gaveUp(outcome, seconds);
    this.#waited += seconds;
    onWait?.({ call: this.call, seconds, reason: describeOutcome(outcome) });
    await pace.sleep(seconds, signal);
  }

  /** For a call that is not to be tried again. */
  ended(outcome: TryOutcome): DirectoryUnreachableError {
    this.#tried += 1;
    return this.gaveUp(outcome);
  }

  private gaveUp(outcome: TryOutcome, seconds = 0): DirectoryUnreachableError {
    const lastly = describeOutcome(outcome);
    const fix = fixFor(outcome, this.#waited + seconds > patience ? seconds : undefined);
    return new DirectoryUnreachableError({ call: this.call, tries: this.#tried, lastly, fix });
  }
}

function fixFor(outcome: TryOutcome, tooLong: number | undefined): string {
  if (outcome.kind === "notSent") {
    return outcome.isLasting
      ? "check that the address is Microsoft Graph's, and which certificates a proxy in between shows (NODE_EXTRA_CA_CERTS)"
      : "check the network and HTTPS_PROXY; for a practice tenant, that it runs (`appreg practice status`)";
  }
  if (outcome.kind === "lost") return "check the network, then run the command again";
  if (tooLong !== undefined) return `run the command again in ${Math.ceil(tooLong)} seconds, as Graph asks`;
  return outcome.status === 429
    ? "run the command again in a few minutes, and fewer at a time"
    : "run the command again in a few minutes; Microsoft's service health page tells what is down";
}
