/** What a rehearsal tells while it runs, and what it hands back at the end. */

import type { PropertyMap } from "./propertyValue";
import type { DiffKind } from "./resourceProvider";

/** What was done to a resource, in the words of Pulumi's own events. */
export type StepOperation =
  | "same"
  | "create"
  | "update"
  | "delete"
  | "replace"
  | "create-replacement"
  | "delete-replaced"
  | "import"
  | "import-replacement"
  // Looking at an object that the program does not manage, and forgetting it again.
  | "read"
  | "read-replacement"
  | "discard"
  | "discard-replaced"
  // Forgetting what was deleted for a replacement that never came.
  | "remove-pending-replace"
  | "refresh";

/** One step on one resource. Secrets in the property maps are redacted. */
export interface StepRecord {
  readonly operation: StepOperation;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Whether a provider manages it; false for components and the stack. */
  readonly custom: boolean;
  readonly id?: string;
  readonly parent?: string;
  /** Absent for what did not exist before. */
  readonly oldInputs?: PropertyMap;
  readonly oldOutputs?: PropertyMap;
  readonly newInputs?: PropertyMap;
  readonly newOutputs?: PropertyMap;
  /** Property paths that forced the replacement. */
  readonly replaceKeys: readonly string[];
  /** Top-level properties that change, sorted. */
  readonly diffs: readonly string[];
  readonly detailedDiff: Readonly<Record<string, DiffKind>>;
  /** Whether it was kept in the directory although the state forgot it (`retainOnDelete`). */
  readonly retained?: boolean;
  /** Present on a step that failed. */
  readonly error?: string;
}

/** A message for the person who runs the program. */
export interface Diagnostic {
  readonly severity: "info" | "warning" | "error";
  readonly message: string;
  /** The resource it is about; absent when it is about the whole stack. */
  readonly urn?: string;
  /** Whether it may vanish once the run goes on. */
  readonly ephemeral?: boolean;
}

/** How many resources a run left with each operation: `{ create: 4, same: 1 }`. Operations not met are absent. */
export type ChangeCounts = Readonly<Partial<Record<StepOperation, number>>>;

export type RehearsalEvent =
  | {
      readonly kind: "started";
      readonly operation: RehearsalOperation;
      readonly project: string;
      readonly stack: string;
    }
  /** A setting of the stack was replaced by the practice tenant's; never the value of a secret. */
  | { readonly kind: "configReplaced"; readonly keys: readonly string[]; readonly origin: string }
  | { readonly kind: "stepStarted"; readonly step: StepRecord }
  | { readonly kind: "stepEnded"; readonly step: StepRecord; readonly milliseconds: number }
  | { readonly kind: "diagnostic"; readonly diagnostic: Diagnostic }
  /** One chunk of what the program wrote itself. */
  | { readonly kind: "programOutput"; readonly stream: "stdout" | "stderr"; readonly text: string }
  /** Nothing has happened for so long; `directory` names what it owes an answer to, or else the program is waited for. */
  | { readonly kind: "waiting"; readonly directory: readonly string[]; readonly milliseconds: number }
  | { readonly kind: "outputs"; readonly olds: PropertyMap; readonly news: PropertyMap }
  | {
      readonly kind: "summary";
      readonly changes: ChangeCounts;
      readonly milliseconds: number;
      readonly succeeded: boolean;
    };

export type RehearsalOperation = "up" | "preview" | "refresh" | "destroy" | "import";

export interface RehearsalResult {
  /** 0: done; 1: the program or a step failed. What could not begin is thrown instead. */
  readonly exitCode: 0 | 1;
  /** Outputs of the stack as in the state; secrets in the clear, for the caller to use, never to print. */
  readonly outputs: PropertyMap;
  /** The same to be printed: secrets, and parts of an output that are secret, are redacted. */
  readonly shownOutputs: PropertyMap;
  readonly changes: ChangeCounts;
  readonly steps: readonly StepRecord[];
  readonly diagnostics: readonly Diagnostic[];
  readonly milliseconds: number;
}
