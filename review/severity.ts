/** How much a change matters to somebody who decides whether it may happen, and the order of that. */

/** Worst first. */
export const severities = ["critical", "high", "medium", "low", "info"] as const;
export type Severity = (typeof severities)[number];

/** For sorting: the worst is the least. */
export function rankOf(severity: Severity): number {
  return severities.indexOf(severity);
}

/** undefined where there is none. */
export function worstOf(found: readonly Severity[]): Severity | undefined {
  return severities.find((severity) => found.includes(severity));
}
