/** Faults switched on by hand, to see what a client does when Entra or Graph has a bad moment. */

/** What happens to requests that match, `times` times in all. */
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
  /** The work is done, then the connection breaks before the answer. */
  readonly dropReply?: boolean;
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
