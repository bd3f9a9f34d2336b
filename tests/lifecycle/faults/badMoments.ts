/** Bad moments of Microsoft Graph, each for the first request of every kind that some work makes. */
import { DirectoryClient, type DirectoryWriter } from "../../../directory";
import type { PracticeTenant, RequestLogEntry } from "../../../practice-tenant";
import { type RecordedPace, recordPace } from "../../directory/client/recordedPace";

type Fault = Parameters<PracticeTenant["faults"]["add"]>[0];

/** "slow": the work is done, and whoever waits for the answer has lost patience by the time that it comes. */
export const badMoments = {
  throttled: { status: 429, headers: { "Retry-After": "3" } },
  unavailable: { status: 503 },
  "at a gateway that gave up": { status: 504 },
  unanswered: { dropReply: true },
  slow: { delay: { milliseconds: 20, before: "reply" } },
} satisfies Record<string, Partial<Fault>>;
export type BadMoment = keyof typeof badMoments;
export const everyMoment = Object.keys(badMoments) as readonly BadMoment[];

export interface Moments {
  /** What Graph was asked while `work` was done, "GET /v1.0/applications", each as often as it was asked. */
  watch<Result>(work: (directory: DirectoryWriter) => Promise<Result>): Promise<Watched<Result>>;
  /** The same, with the first request of each kind in `asked` befallen. */
  disturb<Result>(
    moment: BadMoment,
    asked: readonly string[],
    work: (directory: DirectoryWriter) => Promise<Result>,
  ): Promise<Watched<Result>>;
  /** For the tenant's log. */
  readonly log: (entry: RequestLogEntry) => void;
}

export interface Watched<Result> {
  readonly result: Result;
  readonly asked: readonly string[];
}

/** @param start the tenant, and a token for its Graph; asked for when they are needed */
export function createMoments(start: () => { readonly tenant: PracticeTenant; readonly token: string }): Moments {
  let asked: string[] = [];
  let onDone: (request: string) => void = () => undefined;
  const connect = (pace: RecordedPace): DirectoryClient => {
    const { tenant, token } = start();
    const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
    const { origin, caPem } = tenant;
    return new DirectoryClient({ graphBaseUrl: origin, credential, practiceCaPem: caPem, scopes: [origin], pace });
  };
  const run: Moments["watch"] = async (work) => {
    asked = [];
    const result = await work(connect(pace));
    return { result, asked: [...asked] };
  };
  let pace = recordPace();
  return {
    log({ method, path }) {
      if (!/^\/(v1\.0|beta)\//.test(path)) return;
      asked.push(`${method} ${path}`);
      onDone(`${method} ${path}`);
    },
    watch(work) {
      pace = recordPace();
      return run(work);
    },
    async disturb(moment, requests, work) {
      pace = recordPace();
      const { faults } = start().tenant;
      const first = new Set(moment === "slow" ? requests.filter(isAlone(requests)) : requests);
      for (const request of first) faults.add(faultFor(moment, request));
      onDone = (request) => {
        if (moment === "slow" && first.delete(request)) pace.runOut();
      };
      try {
        return await run(work);
      } finally {
        faults.clear();
        onDone = () => undefined;
      }
    },
  };
}

/** Parts of a batch are slow together with it, and stand before it in the log. */
function isAlone(requests: readonly string[]): (request: string) => boolean {
  const batched = requests.some((request) => request.startsWith("POST"));
  return (request) =>
    !batched || !request.startsWith("GET") || /\/(applications|servicePrincipals|users)$/.test(request);
}

function faultFor(moment: BadMoment, request: string): Fault {
  const [method = "", path = ""] = request.split(" ");
  const exactly = `^${path.replaceAll(/[$()'.]/g, "\\$&")}$`;
  return { method, path: exactly, times: 1, ...badMoments[moment] };
}
