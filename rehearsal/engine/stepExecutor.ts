/**
 * Carries steps out: several chains at a time, the steps of a chain one after the other.
 *
 * The first failure ends everything that has not begun, unless the run is to go on after errors. What is under
 * way is always finished, so that the state knows what came of it.
 */

import { setImmediate as immediately } from "node:timers/promises";
import { isSecret, makeSecret, mapProperties } from "../secretValue";
import type { ResourceState } from "../state/resourceState";
import type { Run } from "./run";
import { PartialFailure, ProtectedError, type Step } from "./steps/step";

/** A chain on its way. */
export interface Submission {
  /** Resolves when a worker has taken the chain, or never will. */
  readonly taken: Promise<void>;
  /** Resolves when the chain has ended, well or not. */
  readonly ended: Promise<void>;
}

export class StepExecutor {
  readonly failedSteps: Step[] = [];
  #failed = false;
  #cancelled = false;
  #busy = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #open = new Set<Promise<void>>();
  readonly #submitted = new Set<Step>();
  #cancelledBy: Step | undefined;
  readonly #onCancel: (() => void)[] = [];

  /** @param ignoresErrors whether one failure leaves all others alone, as a refresh wants it */
  constructor(
    private readonly run: Run,
    private readonly ignoresErrors = false,
  ) {}

  /** Whether a step has failed. */
  get failed(): boolean {
    return this.#failed;
  }

  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** The step whose failure has ended the run. */
  get cancelledBy(): Step | undefined {
    return this.#cancelledBy;
  }

  /** Steps that were decided and have not ended. */
  get submitted(): ReadonlySet<Step> {
    return this.#submitted;
  }

  /** Calls back at once or as soon as nothing new will begin. */
  onCancel(listener: () => void): void {
    if (this.#cancelled) listener();
    else this.#onCancel.push(listener);
  }

  /** Ends everything that has not begun. */
  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    for (const listener of [...this.#waiting.splice(0), ...this.#onCancel.splice(0)]) listener();
  }

  /** Carries out a chain as soon as a worker is free. */
  submit(chain: readonly Step[]): Submission {
    const taken = this.#takeWorker();
    // A decision that is ready already goes first: it may find that the run cannot succeed.
    const ended = taken.then(() => immediately()).then(() => this.#execute(chain));
    this.#open.add(ended);
    for (const step of chain) this.#submitted.add(step);
    void ended.finally(() => {
      this.#open.delete(ended);
      for (const step of chain) this.#submitted.delete(step);
    });
    return { taken, ended };
  }

  /** Carries out steps that do not depend on one another. */
  async submitAll(steps: readonly Step[]): Promise<void> {
    await Promise.all(steps.map((step) => this.submit([step]).ended));
  }

  /** Resolves when every chain submitted so far has ended. */
  async idle(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }

  async #takeWorker(): Promise<void> {
    while (!this.#cancelled && this.#busy >= this.run.settings.parallel) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#busy += 1;
  }

  async #execute(chain: readonly Step[]): Promise<void> {
    try {
      for (const step of chain) {
        if (this.#cancelled || !(await this.#executeStep(step))) return;
      }
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** @returns whether the chain may go on */
  async #executeStep(step: Step): Promise<boolean> {
    const { run } = this;
    const started = run.reporter.stepStarted(step);
    try {
      await run.journal.begin(step);
      await step.apply(run);
    } catch (cause) {
      await this.#fail(step, started, cause);
      return false;
    }
    finishState(run, step);
    await this.#endInJournal(step, true);
    run.reporter.stepDone(step, started, { outputsFollow: outputsFollow(run, step) });
    step.answer?.("done");
    return true;
  }

  async #fail(step: Step, started: Date, cause: unknown): Promise<void> {
    const { run } = this;
    const partial = cause instanceof PartialFailure;
    if (partial) finishState(run, step);
    const message = cause instanceof Error ? cause.message : String(cause);
    run.reporter.diagnose("error", run.settings.preview ? `Preview failed: ${message}` : message, step.urn);
    // Nothing has failed in a preview: it only came to no end.
    if (!run.settings.preview) run.reporter.stepFailed(step, started, message);
    await this.#endInJournal(step, partial);
    this.#failed = true;
    if (this.ignoresErrors) return;
    if (!run.settings.continueOnError && !(cause instanceof ProtectedError)) {
      this.#cancelledBy ??= step;
      return this.cancel();
    }
    this.failedSteps.push(step);
    step.answer?.("failed");
  }

  /** A state that cannot be written ends the run: going on would make objects that nobody knows of. */
  async #endInJournal(step: Step, kept: boolean): Promise<void> {
    try {
      await this.run.journal.end(step, kept);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      this.run.reporter.diagnose("error", `the state could not be written: ${reason}`, step.urn);
      this.#failed = true;
      this.cancel();
    }
  }
}

/** Marks the outputs that are secret because the program says so, or because the inputs of their name are. */
function finishState(run: Run, step: Step): void {
  const { next } = step;
  if (next === undefined || step.operation === "replace") return;
  if (next.additionalSecretOutputs.includes("id")) {
    run.reporter.diagnose("warning", "The 'id' property cannot be made secret.", step.urn);
  }
  next.outputs = withDeclaredSecrets(next);
  run.news.set(next.urn, next);
}

/** Components tell their outputs by a call of their own, but not in a preview. */
function outputsFollow(run: Run, { answer, subject }: Step): boolean {
  return answer !== undefined && !subject.custom && !run.settings.preview;
}

function withDeclaredSecrets(state: ResourceState): ResourceState["outputs"] {
  const declared = new Set(state.additionalSecretOutputs);
  const isSecretInput = (key: string) => Object.hasOwn(state.inputs, key) && isSecret(state.inputs[key]);
  return mapProperties(state.outputs, (value, key) =>
    declared.has(key) || isSecretInput(key) ? makeSecret(value) : value,
  );
}
