/** Gives every try an end, when the person leaves or the answer takes too long, and tells its failures from all others. */
import type { HttpClient } from "@azure/core-rest-pipeline";
import type { Pace } from "./pace";

/** The whole answer had not come in time. */
export class SlowReply extends Error {
  constructor(readonly seconds: number) {
    super(`no whole answer within ${seconds} seconds`);
  }
}

/** The network failed this request, and not one of those that a credential makes for its token. */
export class TransportError extends Error {
  constructor(override readonly cause: unknown) {
    super("the request was not answered");
  }
}

export interface Limits {
  readonly signal: AbortSignal | undefined;
  readonly seconds: number;
  readonly pace: Pick<Pace, "startTimer">;
}

/**
 * The same client, which throws {@link SlowReply} after so many seconds, the signal's reason when that aborts, and
 * {@link TransportError} for all that `client` throws.
 *
 * It is the answer with its body that must have come in time. The pipeline's own timeout ends with the headers, and a
 * compressed body that breaks off leaves its promise open for ever; hence a race, not only a signal.
 */
export function withDeadline(client: HttpClient, { signal, seconds, pace }: Limits): HttpClient {
  return {
    async sendRequest(request) {
      const end = new AbortController();
      const leave = (): void => end.abort(signal?.reason);
      const stopTimer = pace.startTimer(seconds, () => end.abort(new SlowReply(seconds)));
      signal?.addEventListener("abort", leave, { once: true });
      request.abortSignal = end.signal;
      try {
        return await Promise.race([client.sendRequest(request), rejectionBy(end.signal)]);
      } catch (error) {
        // The transport throws something of its own when it is told to stop.
        throw end.signal.aborted ? end.signal.reason : new TransportError(error);
      } finally {
        stopTimer();
        signal?.removeEventListener("abort", leave);
      }
    },
  };
}

function rejectionBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
