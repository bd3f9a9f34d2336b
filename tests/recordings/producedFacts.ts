/** Makes comparable facts of a step that the rehearsal played. */
import type { RehearsalEvent, StepRecord } from "../../rehearsal";
import type { Json, JsonObject, OperationFact, PlannedFact, StepFacts } from "./facts";
import { readFailures } from "./readRecording";
import { countPendingOperations, normaliseDirectory, normaliseObject, readStateResources } from "./recordedState";

export interface PlayedStep {
  readonly exitCode: number;
  readonly isPreview: boolean;
  readonly events: readonly RehearsalEvent[];
  /** Content of the state file after the step; `undefined` when there is none. */
  readonly state: Json | undefined;
  readonly directory: JsonObject;
}

export function producedFacts({ exitCode, isPreview, events, state, directory }: PlayedStep): StepFacts {
  const ended = events.flatMap((event) => (event.kind === "stepEnded" ? [event.step] : []));
  const diagnostics = events.flatMap((event) => (event.kind === "diagnostic" ? [event.diagnostic] : []));
  return {
    exitCode,
    operations: readOperations(events, ended),
    failures: readFailures(diagnostics),
    ...(isPreview && {
      planned: ended.filter(({ newInputs }) => newInputs !== undefined).map(readPlanned),
      stackOutputs: readStackOutputs(events),
    }),
    resources: readStateResources(state ?? null),
    pendingOperations: countPendingOperations(state ?? null),
    directory: normaliseDirectory(directory),
    errors: diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
  };
}

function readOperations(events: readonly RehearsalEvent[], ended: readonly StepRecord[]): OperationFact[] {
  const endedUrns = new Set(ended.map(({ urn }) => urn));
  const begun = events
    .flatMap((event) => (event.kind === "stepStarted" ? [event.step] : []))
    .filter(({ urn }) => !endedUrns.has(urn));
  return [
    ...ended.map((step) => readOperation(step, step.error === undefined ? "done" : "failed")),
    ...begun.map((step) => readOperation(step, "begun")),
  ];
}

function readOperation(
  { urn, operation, detailedDiff, replaceKeys }: StepRecord,
  outcome: OperationFact["outcome"],
): OperationFact {
  const kinds = Object.entries(detailedDiff).map(([path, kind]) => [path, kind.toLowerCase().replace("_", "-")]);
  return {
    urn,
    op: operation,
    outcome,
    ...(kinds.length > 0 && { detailedDiff: Object.fromEntries(kinds) }),
    ...(replaceKeys.length > 0 && { replaceKeys }),
  };
}

function readStackOutputs(events: readonly RehearsalEvent[]): JsonObject {
  const told = events.find((event) => event.kind === "outputs");
  return normaliseObject(told?.news);
}

function readPlanned({ urn, newInputs, newOutputs }: StepRecord): PlannedFact {
  return {
    urn,
    ...(newInputs && { inputs: normaliseObject(newInputs) }),
    ...(newOutputs && { outputs: normaliseObject(newOutputs) }),
  };
}
