/** The threshold of a gate. */
import { type Severity, severities } from "../../review";

/** Whether the worst that was found is at the threshold or above it; nothing found is below every one. */
export function reachesSeverity(worst: Severity | undefined, threshold: Severity): boolean {
  return worst !== undefined && severities.indexOf(worst) <= severities.indexOf(threshold);
}
