/** Ids that are made of what they stand for: the same in every run, on every machine. */
import { createHash } from "node:crypto";

/** A UUID made of the parts. */
export function stableId(...parts: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  // Version 8 is that of UUIDs by an own rule; 8 to b begins the variant of RFC 9562.
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
