/** Puts a text together of parts, some of which are there for some apps only. */

/** One part a line, or several lines; `undefined` leaves its line out. */
export function joinLines(...parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined).join("\n")}\n`;
}
