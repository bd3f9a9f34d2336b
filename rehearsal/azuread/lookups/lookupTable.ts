/** The look-ups that the stand-in knows. */
import type { Lookup } from "./lookup";

const lookups: ReadonlyMap<string, Lookup> = new Map();

export function findLookup(token: string): Lookup | undefined {
  return lookups.get(token);
}
