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

/** How long an entry may wait for others to be written with it, in milliseconds. */
const gathering = 20;

/** So many entries are kept from one start to the next. */
const keptEntries = 2000;

/** What is yet to be written of the logs that this process has open, by file. */
const pendingWrites = new Map<string, () => void>();

/** A log that is open for writing. */
export interface RequestLog {
  readonly add: (entry: RequestLogEntry) => void;
  readonly close: () => void;
}

/**
 * Opens the log of `folder`, shortened first when it has grown long.
 *
 * Entries are written together, a moment after their answers: a write each would be a third of what a read takes.
 */
export function openRequestLog(folder: string): RequestLog {
  const file = requestLogFile(folder);
  const lines = readLines(file);
  if (lines.length > keptEntries) writeFileSync(file, `${lines.slice(-keptEntries).join("\n")}\n`, { mode: 0o600 });
  const opened = openSync(file, "a", 0o600);
  let unwritten = "";
  let writing: NodeJS.Timeout | undefined;
  let isClosed = false;
  const write = (): void => {
    clearTimeout(writing);
    if (unwritten !== "") writeSync(opened, unwritten);
    unwritten = "";
    writing = undefined;
  };
  pendingWrites.set(file, write);
  return {
    add(entry) {
      // An answer that is cut off by the end of the tenant may be reported after it.
      if (isClosed) return;
      unwritten += `${JSON.stringify(entry)}\n`;
      writing ??= setTimeout(write, gathering);
    },
    close() {
      isClosed = true;
      write();
      pendingWrites.delete(file);
      closeSync(opened);
    },
  };
}

/** What the tenant in `folder` was asked, oldest first; also while it runs. */
export function readRequestLog(folder: string): RequestLogEntry[] {
  const file = requestLogFile(folder);
  pendingWrites.get(file)?.();
  return readLines(file).flatMap(parseEntry);
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
