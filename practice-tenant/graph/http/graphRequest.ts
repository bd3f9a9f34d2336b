/** What a request asks of Graph, whether it came on its own or as a part of a batch. */
import type { FastifyRequest } from "fastify";

export interface GraphRequest {
  readonly method: string;
  /** Path and query, from the version on: `/v1.0/applications?$top=1`. */
  readonly url: string;
  /** The JSON that came along; bytes where the content is of another type. */
  readonly body: unknown;
  /** @param name in lower case */
  header(name: string): string | undefined;
}

export function toGraphRequest({ method, url, body, headers }: FastifyRequest): GraphRequest {
  return {
    method,
    url,
    body,
    header(name) {
      const value = headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
  };
}

/** Path and query, without what stands between them. A request names no fragment. */
export function splitUrl(url: string): [path: string, query: string] {
  const end = url.indexOf("?");
  return end < 0 ? [url, ""] : [url.slice(0, end), url.slice(end + 1)];
}
