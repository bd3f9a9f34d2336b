/** One line of `appreg practice log`. */
import type { RequestLogEntry } from "../../practice-tenant";

/** What the entry itself does not tell. */
export interface RequestLine {
  /** Name of the app that called, where it is known. */
  readonly app: string | undefined;
  /** Characters in a line. */
  readonly width: number;
}

const widestApp = 24;
const narrowestPath = 12;

/**
 * Time of day, status, method, path, milliseconds and the app: `15:04:05  200  GET    /v1.0/me  3 ms  calendar-sync`.
 * Ids are told by their beginning, and a path that is still too long loses its middle.
 */
export function renderRequest(entry: RequestLogEntry, { app, width }: RequestLine): string {
  const { time, status, method, path, milliseconds, clientId } = entry;
  const caller = app === undefined ? shortenIds(clientId ?? "") : cutEnd(app, widestApp);
  const before = `${time.slice(11, 19)}  ${status}  ${method.padEnd(6)} `;
  const after = `  ${Math.round(milliseconds)} ms${caller === "" ? "" : `  ${caller}`}`;
  const room = Math.max(narrowestPath, width - before.length - after.length);
  return `${before}${cutMiddle(shortenIds(path), room)}${after}\n`;
}

function shortenIds(text: string): string {
  return text.replaceAll(/([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, "$1…");
}

function cutEnd(text: string, room: number): string {
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}

/** What a path ends with tells more than what is before it, so that keeps the greater part. */
function cutMiddle(text: string, room: number): string {
  if (text.length <= room) return text;
  const head = Math.floor((room - 1) / 3);
  return `${text.slice(0, head)}…${text.slice(text.length - (room - 1 - head))}`;
}
