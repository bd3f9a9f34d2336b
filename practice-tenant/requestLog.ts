/** The log of requests: one JSON line each in the tenant's folder, which `appreg practice log` prints. Never a token, a body or a query. */
import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** One answered request. */
export interface RequestLogEntry {
  /** ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** Without the query, which may hold codes and names. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The app (client id) that called, where the request told. */
  readonly clientId?: string;
  /** Of the token that came along, for calls to Graph: an app's for a user, or on its own. */
  readonly tokenKind?: "delegated" | "application";
}

/** So many entries are kept from one start to the next. */
const keptEntries = 2000;

/** A log that is open for writing. */
export interface RequestLog {
  readonly add: (entry: RequestLogEntry) => void;
  readonly close: () => void;
}

/**
 * Opens the log of `folder`, shortened first when it has grown long.
 *
 * The entries of one turn of the event loop are written together at its end: before any further request is read, and
 * before anybody in this process has an answer.
 */
export function openRequestLog(folder: string): RequestLog {
  const file = requestLogFile(folder);
  const lines = readLines(file);
  if (lines.length > keptEntries) writeFileSync(file, `${lines.slice(-keptEntries).join("\n")}\n`, { mode: 0o600 });
  const opened = openSync(file, "a", 0o600);
  let unwritten = "";
  const write = (): void => {
    if (unwritten !== "") writeSync(opened, unwritten);
    unwritten = "";
  };
  return {
    add(entry) {
      if (unwritten === "") setImmediate(write);
      unwritten += `${JSON.stringify(entry)}\n`;
    },
    close() {
      write();
      closeSync(opened);
    },
  };
}

/** What the tenant in `folder` was asked, oldest first; also while it runs. */
export function readRequestLog(folder: string): RequestLogEntry[] {
  return readLines(requestLogFile(folder)).flatMap(parseEntry);
}

export function requestLogFile(folder: string): string {
  return join(folder, "requests.jsonl");
}

function readLines(file: string): string[] {
  return existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : [];
}

/** A process that was killed may leave half a line; the log is no record of truth, so that line is left out. */
function parseEntry(line: string): RequestLogEntry[] {
  try {
    // Only `openRequestLog` writes lines, each from an entry.
    return [JSON.parse(line) as RequestLogEntry];
  } catch {
    return [];
  }
}
