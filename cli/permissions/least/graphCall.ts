/** A call to Microsoft Graph as a person wrote it down or a tool recorded it. */
import { ForeignUrlError, type PermissionKind, permissionsForRoute } from "../../../catalogue";
import { plainText } from "../../plainText";

/** Methods that Microsoft Graph answers. A browser's OPTIONS asks for leave to call, and needs no permission. */
export const graphMethods = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;

export interface GraphCall {
  /** One of `graphMethods`. */
  readonly method: string;
  /** As it was given: with or without host, version and query. */
  readonly url: string;
  /** Of the token with which it was made; undefined where nobody knows. */
  readonly kind?: PermissionKind;
}

/** Calls that were read, and what was left aside, by host with the number of requests. */
export interface CallList {
  readonly calls: readonly GraphCall[];
  readonly ignored: ReadonlyMap<string, number>;
}

/** A call, or in one sentence why it is none. */
export type ParsedCall = { readonly call: GraphCall } | { readonly problem: string };

/** Reads what a person wrote as method and URL. */
export function parseCall(method: string, url: string): ParsedCall {
  const known = graphMethods.find((name) => name === method.trim().toUpperCase());
  const unheard = `"${method}" is no method of Microsoft Graph, which has ${graphMethods.join(", ")}.`;
  const problems = [known === undefined ? unheard : undefined, whyForeign(url)].filter((text) => text !== undefined);
  if (known === undefined || problems.length > 0) return { problem: problems.join(" ") };
  if (isBatch(url)) {
    return { problem: `"${known} ${url}" holds several calls that it does not tell: list each one inside of it.` };
  }
  return { call: { method: known, url: url.trim() } };
}

/** Whether a URL is one of Microsoft Graph, or of the practice tenant in its place: host, then version. */
export function isGraphUrl(url: string): boolean {
  // A program's own pages may come from loopback too; what Graph answers begins with a version.
  return /^https?:\/\/[^/?#]+\/(v1\.0|beta)(\/|$)/i.test(url) && whyForeign(url) === undefined;
}

/** Whether a call is a bundle of others: https://learn.microsoft.com/graph/json-batching. */
export function isBatch(url: string): boolean {
  return /(^|\/)(\$|%24)batch\/?(\?|#|$)/i.test(url.trim());
}

/** Every call once, in the order in which they came first. */
export function withoutRepeats(calls: readonly GraphCall[]): GraphCall[] {
  const byText = new Map<string, GraphCall>();
  for (const call of calls) {
    const key = `${call.method} ${call.kind ?? ""} ${call.url}`;
    if (!byText.has(key)) byText.set(key, call);
  }
  return [...byText.values()];
}

/** A call in few words, without its query, which may hold what people searched for. */
export function describeCall({ method, url }: Pick<GraphCall, "method" | "url">): string {
  const path = url.replace(/^https?:\/\/[^/?#]+/i, "").split(/[?#]/, 1)[0];
  return plainText(`${method} ${path === "" ? "/" : path}`);
}

function whyForeign(url: string): string | undefined {
  try {
    permissionsForRoute("GET", url, "delegated");
    return undefined;
  } catch (error) {
    if (error instanceof ForeignUrlError) return error.problem;
    throw error;
  }
}
