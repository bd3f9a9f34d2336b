/** One call to Graph, as the rest of the client speaks of it. */
import type { HttpMethods } from "@azure/core-rest-pipeline";
import type { CallOptions } from "./callOptions";

export interface GraphCall extends CallOptions {
  readonly method: Extract<HttpMethods, "GET" | "POST" | "PATCH" | "DELETE">;
  /** Below the version: `/applications?$top=1`. */
  readonly path: string;
  readonly body?: object;
  /**
   * Whether making it twice does the same as making it once.
   * @default true for everything but POST
   */
  readonly isRepeatable?: boolean;
}

/** Method and path, "GET /applications". Without the query, which may name people. */
export function nameOf({ method, path }: Pick<GraphCall, "method" | "path">): string {
  return `${method} ${path.split("?")[0]}`;
}
