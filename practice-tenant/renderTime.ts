/** Writes times as `toISOString` does, which many requests a second ask for. */

/** The last second that was written, in milliseconds since 1970, and what is the same for all of it: `2026-11-22T19:18:24.`. */
let last = { second: Number.NaN, text: "" };

/** ISO 8601 in UTC, with milliseconds. */
export function renderTime(time: Date): string {
  const second = Math.floor(time.getTime() / 1000) * 1000;
  const milliseconds = time.getTime() - second;
  if (second !== last.second) last = { second, text: time.toISOString().slice(0, -"000Z".length) };
  return `${last.text}${String(milliseconds).padStart(3, "0")}Z`;
}
