/**
 * Reads the calls to Microsoft Graph out of a HAR file, the recording that a browser's network tools save.
 *
 * Format: http://www.softwareishard.com/blog/har-12-spec. Headers, cookies and answers are not looked at.
 */
import { z } from "zod";
import { CallsUnreadableError } from "./callsUnreadableError";
import { type CallList, type GraphCall, isBatch, isGraphUrl, parseCall } from "./graphCall";
import { unpackBatch } from "./unpackBatch";

const entry = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    postData: z.object({ text: z.string().optional() }).optional(),
  }),
});
type Entry = z.infer<typeof entry>;

const har = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

const fix = 'record the app\'s requests in the network tools of a browser, and save them "as HAR with content"';

/**
 * Requests to other hosts are left aside; each request inside of a `$batch` counts.
 *
 * @param source name of the file, for messages
 * @throws {CallsUnreadableError} for what is no HAR, or holds no call to Microsoft Graph that can be read.
 */
export function readHar(text: string, source: string): CallList {
  const ignored = new Map<string, number>();
  const problems: string[] = [];
  const calls: GraphCall[] = [];
  const entries = parseEntries(text, source);
  for (const [index, value] of entries.entries()) {
    const read = entry.safeParse(value);
    const found = read.success ? readEntry(read.data) : [{ problem: "it has no request with method and url." }];
    if (found === "ignored" && read.success) countHost(ignored, read.data.request.url);
    if (found === "ignored") continue;
    for (const one of found) {
      if ("call" in one) calls.push(one.call);
      else problems.push(`entry ${index + 1}: ${one.problem}`);
    }
  }
  if (problems.length === 0 && calls.length === 0) problems.push(noCalls(entries.length, ignored));
  if (problems.length > 0) throw new CallsUnreadableError(source, problems, fix);
  return { calls, ignored };
}

function parseEntries(text: string, source: string): readonly unknown[] {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new CallsUnreadableError(source, ["it is not JSON, so it is no HAR file."], fix);
  }
  const read = har.safeParse(content);
  if (!read.success) throw new CallsUnreadableError(source, ["it is JSON without log.entries, so it is no HAR."], fix);
  return read.data.log.entries;
}

function readEntry({ request }: Entry): "ignored" | ReturnType<typeof unpackBatch> {
  const { method, url, postData } = request;
  if (!isGraphUrl(url)) return "ignored";
  // A browser asks for leave before it calls another origin: no token, no permission.
  if (method.toUpperCase() === "OPTIONS") return [];
  return isBatch(url) ? unpackBatch(url, postData?.text) : [parseCall(method, url)];
}

function countHost(hosts: Map<string, number>, url: string): void {
  const host = URL.canParse(url) ? new URL(url).host : "";
  const name = host === "" ? "no host" : host;
  hosts.set(name, (hosts.get(name) ?? 0) + 1);
}

function noCalls(entries: number, ignored: ReadonlyMap<string, number>): string {
  if (entries === 0) return "it holds no request.";
  const hosts = [...ignored.keys()].slice(0, 5).join(", ");
  return `none of its ${entries} requests went to Microsoft Graph${hosts === "" ? "" : `, but to ${hosts}`}.`;
}
