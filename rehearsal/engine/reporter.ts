/**
 * Collects what a run does: tells it on as events and keeps it for the result.
 *
 * Nothing that leaves here holds a secret: property maps are redacted, and messages and what the program prints are rid of
 * every secret that the run has met.
 */

import type { PropertyMap } from "../propertyValue";
import type { ChangeCounts, Diagnostic, RehearsalEvent, StepOperation, StepRecord } from "../rehearsalEvent";
import { redactSecrets } from "../secretValue";
import type { ResourceState } from "../state/resourceState";
import { SecretTexts } from "./secretTexts";
import type { StepDescription } from "./steps/stepDescription";
import { isDefaultProvider, nameOf, typeOf } from "./urn";

export class Reporter {
  readonly diagnostics: Diagnostic[] = [];
  readonly #ended: { step: StepDescription; error: string | undefined }[] = [];
  readonly #counts = new Map<StepOperation, number>();
  /** Steps on components whose outputs are still to come. */
  readonly #open = new Map<string, { step: StepDescription; started: Date }>();
  readonly #secrets = new SecretTexts();

  constructor(
    readonly emit: (event: RehearsalEvent) => void,
    private readonly clock: () => Date,
  ) {}

  /** Secrets that no step will bring: the stack's settings. */
  keepSecret(values: PropertyMap): void {
    this.#secrets.note(values);
  }

  /** Something that the program wrote itself. */
  programWrote(stream: "stdout" | "stderr", text: string): void {
    this.emit({ kind: "programOutput", stream, text: this.#secrets.hideIn(text) });
  }

  /** A message for the person. Those about one resource carry its URN. */
  diagnose(severity: Diagnostic["severity"], message: string, urn = ""): void {
    const diagnostic: Diagnostic = { severity, message: this.#secrets.hideIn(message), ...(urn !== "" && { urn }) };
    this.diagnostics.push(diagnostic);
    this.emit({ kind: "diagnostic", diagnostic });
  }

  /** A message that only shows progress; it is not kept. */
  mention(message: string, urn: string): void {
    this.emit({
      kind: "diagnostic",
      diagnostic: { severity: "info", message: this.#secrets.hideIn(message), urn, ephemeral: true },
    });
  }

  stepStarted(step: StepDescription): Date {
    this.emit({ kind: "stepStarted", step: recordOf(step, undefined) });
    return this.clock();
  }

  /** A component's step is told as ended once its outputs are there: {@link outputsRegistered}. */
  stepDone(step: StepDescription, started: Date, options: { readonly outputsFollow: boolean }): void {
    this.#secrets.note(step.next?.outputs ?? step.old?.outputs);
    this.#ended.push({ step, error: undefined });
    if (countsAsChange(step)) this.#counts.set(step.operation, (this.#counts.get(step.operation) ?? 0) + 1);
    if (options.outputsFollow) this.#open.set(step.urn, { step, started });
    else this.#emitEnd(step, started);
  }

  stepFailed(step: StepDescription, started: Date, error: string): void {
    this.#ended.push({ step, error });
    this.#emitEnd(step, started, error);
  }

  outputsRegistered(urn: string): void {
    const open = this.#open.get(urn);
    if (open === undefined) return;
    this.#open.delete(urn);
    this.#emitEnd(open.step, open.started);
  }

  /** All steps in the order in which they ended, with the outputs that they have by now. */
  steps(): StepRecord[] {
    return this.#ended.map(({ step, error }) => recordOf(step, error));
  }

  #emitEnd(step: StepDescription, started: Date, error?: string): void {
    const milliseconds = this.clock().getTime() - started.getTime();
    this.emit({ kind: "stepEnded", step: recordOf(step, error), milliseconds });
  }

  /** Pulumi's own counting: a replacement counts once, providers that the engine made itself do not. */
  changes(): ChangeCounts {
    return Object.fromEntries([...this.#counts].sort(([one], [other]) => one.localeCompare(other)));
  }
}

function countsAsChange(step: StepDescription): boolean {
  return step.logical && !isDefaultProvider(step.urn);
}

function recordOf(step: StepDescription, error: string | undefined): StepRecord {
  const { subject } = step;
  return {
    operation: step.operation,
    urn: step.urn,
    type: typeOf(step.urn),
    name: nameOf(step.urn),
    custom: subject.custom,
    ...(subject.id !== "" && { id: subject.id }),
    ...(subject.parent !== "" && { parent: subject.parent }),
    ...propertiesOf("old", step.old),
    ...propertiesOf("new", step.next),
    replaceKeys: step.replaceKeys ?? [],
    diffs: step.diffs ?? [],
    detailedDiff: step.detailedDiff ?? {},
    ...(step.operation === "delete" && subject.retainOnDelete && { retained: true }),
    ...(error !== undefined && { error }),
  };
}

function propertiesOf(prefix: "old" | "new", state: ResourceState | undefined): Partial<StepRecord> {
  if (state === undefined) return {};
  return { [`${prefix}Inputs`]: redactSecrets(state.inputs), [`${prefix}Outputs`]: redactSecrets(state.outputs) };
}
