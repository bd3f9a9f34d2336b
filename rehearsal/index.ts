/**
 * Front door of the rehearsal: runs a Pulumi program against a practice tenant and says what
 * `pulumi up` would do.
 */
export type { DirectoryConnection } from "./directoryConnection";
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
export { rehearse } from "./rehearse";
export { readStackState } from "./state/stateFile";
