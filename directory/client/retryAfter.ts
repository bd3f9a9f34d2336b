/** Reads how long a server asks to be left alone: the header `Retry-After` (RFC 9110, 10.2.3). */

/**
 * Seconds from `now`, 0 for a date that has passed; undefined where the header is absent or neither a number nor a date.
 *
 * @param value as it came: "120", or "Fri, 31 Dec 2027 23:59:59 GMT"
 */
export function readRetryAfter(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text);
  // A date names its month; without that, engines make years out of stray numbers.
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now.getTime()) / 1000);
}
