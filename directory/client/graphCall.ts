/** One call to Graph, as the rest of the client speaks of it. */
import type { HttpMethods } from "@azure/core-rest-pipeline";
import type { CallOptions } from "./callOptions";

export interface GraphCall extends CallOptions {
  readonly method: Extract<HttpMethods, "GET" | "POST" | "PATCH" | "DELETE">;
  /** Below the version: `/applications?$top=1`. */
  readonly path: string;
  readonly body?: object;
  /** Whether it changes nothing. @default true for GET alone */
  readonly isReading?: boolean;
}

export function isReading({ method, isReading = method === "GET" }: GraphCall): boolean {
  return isReading;
}

/** Whether making it twice does the same as making it once: reading, setting and taking away, but not adding. */
export function isRepeatable(call: GraphCall): boolean {
  return call.method !== "POST" || isReading(call);
}

/** Method and path, "GET /applications". Without the query, which may name people. */
export function nameOf({ method, path }: Pick<GraphCall, "method" | "path">): string {
  return `${method} ${path.split("?")[0]}`;
}
