/** Reads a log of requests: one `METHOD URL` a line, comments behind #. */
import { CallsUnreadableError } from "./callsUnreadableError";
import { type CallList, type ParsedCall, parseCall } from "./graphCall";

const fix = "write one request a line, such as GET /me/messages; lines that begin with # are comments";

/**
 * @param source what the text was read from, for messages
 * @throws {CallsUnreadableError} naming every line that is no request to Microsoft Graph.
 */
export function readLog(text: string, source: string): CallList {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const parsed = lines.flatMap((line, index) => {
    const request = line.trim();
    return request === "" || request.startsWith("#") ? [] : [{ at: index + 1, ...parseLine(request) }];
  });
  const problems = parsed.flatMap((line) => ("problem" in line ? [`line ${line.at}: ${line.problem}`] : []));
  if (parsed.length === 0) problems.push("there is no request in it.");
  if (problems.length > 0) throw new CallsUnreadableError(source, problems, fix);
  return { calls: parsed.flatMap((line) => ("call" in line ? [line.call] : [])), ignored: new Map() };
}

/** Filters hold blanks, so the URL is all that follows the method, but for the protocol that servers log behind it. */
function parseLine(line: string): ParsedCall {
  const [, method, url] = /^([A-Za-z]+)\s+(.+?)(?:\s+HTTP\/[\d.]+)?$/.exec(line) ?? [];
  if (method === undefined || url === undefined || !looksLikeUrl(url)) {
    return { problem: `"${shorten(line)}" is no request.` };
  }
  return parseCall(method, url);
}

/** A path, a URL, or a path without its first slash. */
function looksLikeUrl(text: string): boolean {
  return /^(\/|https?:\/\/|\w[\w.-]*(:\d+)?\/)/i.test(text) || /^\w+$/.test(text);
}

function shorten(line: string): string {
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
