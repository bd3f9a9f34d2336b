/**
 * What a recorded step says about the real engine and plugin, reduced to what is compared.
 *
 * The same shape is read from a recording, from the compact form of one, and made from a step that the
 * rehearsal played, so that comparing is a walk over two equal shapes.
 */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** Key of the object that stands for a secret in facts: `{ "(secret)": value }`. */
export const secretKey = "(secret)";

/** One operation on one resource, as the engine's events name it. */
export interface OperationFact {
  readonly urn: string;
  /** "create", "update", "delete-replaced", … */
  readonly op: string;
  /** `begun`: announced, but neither finished nor failed. */
  readonly outcome: "done" | "failed" | "begun";
  /** Kind of change by property path, in the words of the events: "add", "update-replace", … Absent: none was reported. */
  readonly detailedDiff?: Readonly<Record<string, string>>;
  /** Properties that forced a replacement. */
  readonly replaceKeys?: readonly string[];
}

/** An error reported for a resource, without its wording. */
export interface FailureFact {
  readonly urn: string;
  /** Property path that the error points at ("app.web.redirectUris"); absent where it points at none. */
  readonly path?: string;
}

/** What a preview said a resource would be. */
export interface PlannedFact {
  readonly urn: string;
  readonly inputs?: JsonObject;
  readonly outputs?: JsonObject;
}

export interface StepFacts {
  readonly exitCode: number;
  readonly operations: readonly OperationFact[];
  readonly failures: readonly FailureFact[];
  /** Of previews only: after any other operation the state says the same, and more. */
  readonly planned?: readonly PlannedFact[];
  /** What a preview that came to its end said the stack's outputs would be. */
  readonly stackOutputs?: JsonObject;
  /** Resources of the state after the step, in checkpoint form, secrets as {@link secretKey} objects. */
  readonly resources: readonly JsonObject[];
  readonly pendingOperations: number;
  /** The whole directory after the step. */
  readonly directory: JsonObject;
  /** Of a step that was played: what was reported as an error. Shown beside another exit code, never compared. */
  readonly errors?: readonly string[];
}

/** An answer that the directory is made to give instead of its own. */
export interface RecordedFault {
  readonly method: string;
  /** Source of a regular expression on the path. */
  readonly path: string;
  /** How often. */
  readonly times: number;
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RecordedStep {
  /** Name of the step's folder: "02-up-v1". */
  readonly name: string;
  readonly operation: "up" | "preview" | "refresh" | "destroy";
  readonly parallel: number;
  readonly refresh: boolean;
  readonly continueOnError: boolean;
  readonly targets: readonly string[];
  /** Arguments of the recorded command that the harness has nothing for. */
  readonly unknownArguments?: readonly string[];
  /** Text of the program; absent for refresh and destroy. */
  readonly program?: string;
  /** The directory at the beginning, where something was changed behind Pulumi's back. */
  readonly directoryBefore?: JsonObject;
  readonly faults: readonly RecordedFault[];
  readonly expected: StepFacts;
}

/** Names of the recorded tenant that the practice tenant has otherwise. */
export interface RecordedTenant {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly objectId: string;
  /** Host and port of metadata, sign-in and Graph. */
  readonly host: string;
}

export interface Scenario {
  /** Also the name of the Pulumi project. */
  readonly name: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  readonly tenant: RecordedTenant;
  /** The whole directory before the first step. */
  readonly seed: JsonObject;
  readonly steps: readonly RecordedStep[];
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. `Array.isArray` does not narrow a union that holds a read-only list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
