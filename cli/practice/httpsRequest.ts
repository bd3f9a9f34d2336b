/** One request over TLS to a practice tenant, whose certificate authority only this process needs to trust. */
import { request } from "node:https";

export interface HttpsRequest {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Certificate authority that signed the server's certificate, as PEM. */
  readonly caPem: string;
  /** Milliseconds until the request is given up. @default 10 s */
  readonly timeout?: number;
}

export interface HttpsReply {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** Sends the request; follows no redirect. Rejects when the server cannot be reached. */
export function httpsRequest(url: string, options: HttpsRequest): Promise<HttpsReply> {
  const { method = "GET", headers = {}, body, caPem, timeout = 10_000 } = options;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const outgoing = request(url, { method, headers: { ...headers, ...length }, ca: caPem, agent: false }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.on("error", reject);
      reply.on("end", () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    outgoing.setTimeout(timeout, () => outgoing.destroy(new Error(`no answer within ${timeout} ms`)));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
