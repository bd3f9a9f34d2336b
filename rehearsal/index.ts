/**
 * Front door of the rehearsal: runs a Pulumi program against a practice tenant and says what
 * `pulumi up` would do.
 */
import type { RehearsalResult } from "./rehearsalEvent";
import type { RehearsalOptions } from "./rehearsalOptions";

export type { DirectoryConnection } from "./directoryConnection";
export { prepareProgram } from "./prepareProgram";
export type { PreparedProgram } from "./program/programProcess";
export type { PropertyMap, PropertyValue } from "./propertyValue";
export type {
  ChangeCounts,
  Diagnostic,
  RehearsalEvent,
  RehearsalOperation,
  RehearsalResult,
  StepOperation,
  StepRecord,
} from "./rehearsalEvent";
export type { RehearsalOptions } from "./rehearsalOptions";
export { withoutSecrets } from "./secretValue";
export { readStackState } from "./state/stateFile";

/** See `rehearse.ts`. The engine is loaded when it is needed first, so that a program may begin to load before it. */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalResult> {
  const engine = await import("./rehearse.js");
  return engine.rehearse(options);
}
