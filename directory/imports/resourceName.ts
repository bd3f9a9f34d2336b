/** Logical names in URNs. */

/** What follows the chain of types; it may hold `::` itself. */
export function resourceName(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
