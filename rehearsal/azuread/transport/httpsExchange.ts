/** One HTTPS request and its whole answer. Knows nothing of Graph. */
import { Agent, request as httpsRequest } from "node:https";

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

/** Sends one request. Rejects when no whole answer came back. */
export type HttpExchange = (request: HttpRequest) => Promise<HttpReply>;

/** Makes an exchange that trusts one certificate authority and reuses its connections. */
export function createHttpsExchange(caPem: string): HttpExchange {
  const agent = new Agent({ ca: caPem, keepAlive: true });
  return ({ method, url, headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
      const outgoing = httpsRequest(url, { agent, method, headers: { ...headers, ...payload } }, (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("error", reject);
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            statusText: incoming.statusMessage ?? "",
            headers: firstValues(incoming.headers),
            text: Buffer.concat(parts).toString("utf8"),
          }),
        );
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });
}

function firstValues(headers: NodeJS.Dict<string | string[]>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]): [string, string][] => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name.toLowerCase(), first]];
    }),
  );
}
