/** A client for a scripted server, whose waits take no time. */
import { DirectoryClient, type DirectoryClientOptions, type Wait } from "../../../directory";
import { type RecordedPace, recordPace } from "./recordedPace";
import type { ScriptedAnswer, ScriptedServer } from "./scriptedServer";

export interface ScriptedClient {
  readonly client: DirectoryClient;
  readonly pace: RecordedPace;
  /** Told before each wait. */
  readonly waits: readonly Wait[];
}

/** The token is "first", until the end of the test and longer. */
export function connectTo(server: ScriptedServer, options: Partial<DirectoryClientOptions> = {}): ScriptedClient {
  const pace = recordPace();
  const waits: Wait[] = [];
  const client = new DirectoryClient({
    graphBaseUrl: server.origin,
    practiceCaPem: server.caPem,
    credential: { getToken: async () => ({ token: "first", expiresOnTimestamp: Date.now() + 3_600_000 }) },
    scopes: ["https://graph.microsoft.com/.default"],
    pace,
    onWait: (wait) => waits.push(wait),
    ...options,
  });
  return { client, pace, waits };
}

/** Method, path and query of what the server was asked, in order. */
export function callsTo({ seen }: ScriptedServer): readonly string[] {
  return seen.map(({ method, url }) => `${method} ${url}`);
}

/** Graph's shape of a refusal. */
export function refusal(status: number, code: string, headers: Record<string, string> = {}): ScriptedAnswer {
  return { status, headers, body: { error: { code, message: "m" } } };
}

/** What the promise rejects with; undefined where it does not. */
export function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
