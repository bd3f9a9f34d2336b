/** Faults switched on by hand, to see what a client does when Entra or Graph has a bad moment. */

/**
 * What happens to requests that match, `times` times in all. Without `status`, `dropReply` and `delay` they are answered 503.
 *
 * The parts of a `$batch` match as requests of their own; so does the batch, as `POST /v1.0/$batch`.
 */
export interface Fault {
  readonly method: string;
  /** Matched against the path without its query: a regular expression, or its source. */
  readonly path: RegExp | string;
  readonly times: number;
  /** Answered instead of doing the work. Left out with `dropReply`. */
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The work is done, then the connection breaks before the answer. A part of a batch has no connection of its own: it is
   * answered 504, as by a gateway that lost the service behind it.
   */
  readonly dropReply?: boolean;
  /** Everything takes so much longer, in milliseconds of real time: before the work is done, or with it done before the answer. */
  readonly delay?: { readonly milliseconds: number; readonly before: "work" | "reply" };
}

export class FaultPlan {
  #planned: { fault: Fault; pattern: RegExp; left: number }[] = [];

  add(fault: Fault): void {
    this.#planned.push({ fault, pattern: new RegExp(fault.path), left: fault.times });
  }

  clear(): void {
    this.#planned = [];
  }

  /** The fault that befalls this request, if any; it is used up by one. The first added goes first. */
  take(method: string, path: string): Fault | undefined {
    const hit = this.#planned.find(
      (planned) => planned.left > 0 && planned.fault.method === method && planned.pattern.test(path),
    );
    if (hit === undefined) return undefined;
    hit.left -= 1;
    return hit.fault;
  }
}

/** Whether the request is refused instead of worked on. */
export function isRefused({ status, dropReply, delay }: Fault): boolean {
  return dropReply !== true && (status !== undefined || delay === undefined);
}

/** Milliseconds that the request waits before its work, or its answer. */
export function delayBefore(what: "work" | "reply", fault: Fault | undefined): number {
  return fault?.delay?.before === what ? fault.delay.milliseconds : 0;
}
