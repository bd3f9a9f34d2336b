/** Reads how old something has to be: hours, days or weeks. */
import { UsageError } from "../usageError";

const hour = 60 * 60 * 1000;
const units: Readonly<Record<string, number>> = { h: hour, d: 24 * hour, w: 7 * 24 * hour };

/**
 * `12h`, `7d` and `2w` in milliseconds: one whole number and one unit, nothing else.
 *
 * @throws {UsageError} naming what was written
 */
export function parseAge(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,4})([hdw])$/.exec(text) ?? [];
  const milliseconds = units[unit];
  if (milliseconds === undefined) {
    throw new UsageError(
      `"${text}" is no age.`,
      "write a whole number and h (hours), d (days) or w (weeks), such as 12h, 7d or 2w",
    );
  }
  return Number(digits) * milliseconds;
}
