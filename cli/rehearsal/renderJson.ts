/** A finished rehearsal as one JSON document. Secrets are left out. */
import type { RehearsalOperation, RehearsalResult } from "../../rehearsal";

/** The document, with a line break at its end. */
export function renderJson(operation: RehearsalOperation, stack: string, result: RehearsalResult): string {
  const { exitCode, changes, shownOutputs: outputs, steps, diagnostics, milliseconds } = result;
  return `${JSON.stringify({ operation, stack, exitCode, changes, outputs, steps, diagnostics, milliseconds }, null, 2)}\n`;
}
