/** Prints a rehearsal while it runs, as Pulumi does: steps as they end, then messages, outputs and counts. */
import type { Diagnostic, RehearsalEvent, RehearsalOperation } from "../../rehearsal";
import { type CliDeps, screenWidthOf, widthOf } from "../cliDeps";
import { type Paint, painter } from "../paint";
import { createProgress, type Progress } from "../progress";
import { renderOutputs } from "./renderOutputs";
import { isShown, renderStep } from "./renderStep";
import { renderCounts, renderDiagnostics } from "./renderSummary";
import { renderWaiting } from "./renderWaiting";
import { stepWords } from "./stepWords";

const titles: Readonly<Record<RehearsalOperation, string>> = {
  preview: "Rehearsing a preview",
  up: "Rehearsing an update",
  refresh: "Rehearsing a refresh",
  destroy: "Rehearsing a destroy",
  import: "Rehearsing an import",
};

export class RehearsalPrinter {
  readonly #progress: Progress;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #errored = new Set<string>();
  readonly #preview: boolean;
  readonly #paint: Paint;

  constructor(
    operation: RehearsalOperation,
    private readonly deps: Pick<CliDeps, "env" | "stdout" | "stderr">,
  ) {
    this.#progress = createProgress(deps.stderr);
    this.#preview = operation === "preview";
    this.#paint = painter(deps.stdout, deps.env);
  }

  /** Takes one event of the rehearsal. */
  readonly print = (event: RehearsalEvent): void => {
    switch (event.kind) {
      case "started":
        this.#write(`${titles[event.operation]} (${event.stack}):\n`);
        break;
      case "configReplaced":
        this.note(`The practice tenant ${event.origin} stands in for what the stack says of its own.`);
        break;
      case "stepStarted":
        this.#progress.show(`${stepWords[event.step.operation].doing} ${event.step.name} …`);
        break;
      case "stepEnded":
        this.#printStep(event);
        break;
      case "diagnostic":
        this.#diagnostics.push(event.diagnostic);
        if (event.diagnostic.severity === "error") this.#errored.add(event.diagnostic.urn ?? "");
        break;
      case "programOutput":
        this.note(event.text.trimEnd());
        break;
      case "waiting":
        this.note(renderWaiting(event));
        break;
      case "outputs":
        this.#printOutputs(event);
        break;
      case "summary":
        this.#printSummary(event);
    }
  };

  /** Tells something that is not part of the result. */
  readonly note = (text: string): void => {
    this.#progress.clear();
    this.deps.stderr.write(`${text}\n`);
  };

  #printStep({ step, milliseconds }: Extract<RehearsalEvent, { kind: "stepEnded" }>): void {
    if (!isShown(step, this.#preview)) return;
    const { stdout } = this.deps;
    const time = this.#preview ? {} : { milliseconds };
    this.#write(renderStep(step, { preview: this.#preview, width: widthOf(stdout), paint: this.#paint, ...time }));
  }

  /** After a failure they are those of the last good run, and would push its reason off the screen. */
  #printOutputs({ olds, news }: Extract<RehearsalEvent, { kind: "outputs" }>): void {
    const outputs = this.#errored.size > 0 ? "" : renderOutputs(olds, news);
    this.#write(`\n${this.#renderDiagnostics()}${outputs}`);
  }

  #printSummary({ changes, milliseconds }: Extract<RehearsalEvent, { kind: "summary" }>): void {
    // Messages that came after the outputs, or of a run that never got that far.
    const counts = { changes, errored: this.#errored.size, milliseconds };
    const late = this.#renderDiagnostics();
    this.#write(`${late === "" ? "" : `\n${late}`}${renderCounts(counts, this.#preview)}`);
  }

  /** Those that were not shown yet. */
  #renderDiagnostics(): string {
    return renderDiagnostics(this.#diagnostics.splice(0), screenWidthOf(this.deps.stdout));
  }

  #write(text: string): void {
    this.#progress.clear();
    this.deps.stdout.write(text);
  }
}
