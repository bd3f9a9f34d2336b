/** One HTTPS request and its whole answer. Knows nothing of Graph. */
import { Agent, request as httpsRequest } from "node:https";
import { ProviderError } from "../providerError";

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface HttpReply {
  readonly status: number;
  readonly statusText: string;
  /** First value of each header, by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Sends one request. Rejects with a {@link ProviderError} when no whole answer came back. */
export type HttpExchange = (request: HttpRequest) => Promise<HttpReply>;

/** Milliseconds that a server on this machine may stay silent. */
const defaultPatience = 60_000;

/**
 * Makes an exchange that trusts one certificate authority and reuses its connections.
 *
 * @param patience milliseconds of silence after which an answer is given up
 */
export function createHttpsExchange(caPem: string, patience = defaultPatience): HttpExchange {
  const agent = new Agent({ ca: caPem, keepAlive: true });
  return ({ method, url, headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const fail = (cause: Error): void => reject(failure(method, url, cause));
      const payload = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
      const outgoing = httpsRequest(url, { agent, method, headers: { ...headers, ...payload } }, (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("error", fail);
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            statusText: incoming.statusMessage ?? "",
            headers: firstValues(incoming.headers),
            text: Buffer.concat(parts).toString("utf8"),
          }),
        );
      });
      outgoing.setTimeout(patience, () => outgoing.destroy(new Error(`no answer within ${patience / 1000} seconds`)));
      outgoing.on("error", fail);
      outgoing.end(body);
    });
}

/** Names the path only: a query may hold what somebody looked for. */
function failure(method: string, url: string, cause: Error): ProviderError {
  const { host, pathname } = new URL(url);
  return new ProviderError(
    `${method} ${pathname}: the directory at ${host} did not answer: ${cause.message}`,
    "see with `appreg practice status` that the practice tenant runs, then run again",
    { cause },
  );
}

function firstValues(headers: NodeJS.Dict<string | string[]>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]): [string, string][] => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name.toLowerCase(), first]];
    }),
  );
}
