/**
 * Front door of the rehearsal: runs a Pulumi program against a practice tenant and says what
 * `pulumi up` would do.
 */
import type { OfflineOptions, OfflineResult } from "./offline/offlineResult";
import type { RehearsalResult } from "./rehearsalEvent";
import type { RehearsalOptions } from "./rehearsalOptions";

export type { DirectoryConnection } from "./directoryConnection";
export { parseImportFile } from "./import/importFile";
export type { LookUpPeople, OfflineGap, OfflineOptions, OfflineResource, OfflineResult } from "./offline/offlineResult";
export type { FindPublishedApi, PublishedApi, PublishedPermission } from "./offline/publishedApi";
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
export { requireUnlocked } from "./state/stateLock";

/** See `rehearse.ts`. The engine is loaded when it is needed first, so that a program may begin to load before it. */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalResult> {
  const engine = await import("./rehearse.js");
  return engine.rehearse(options);
}

/** See `offline/rehearseOffline.ts`; loaded when it is needed first, for the same reason. */
export async function rehearseOffline(options: OfflineOptions): Promise<OfflineResult> {
  const offline = await import("./offline/rehearseOffline.js");
  return offline.rehearseOffline(options);
}
