/** Reads what a resource has become in the directory. */

import { isDeepStrictEqual } from "node:util";
import type { StepOperation } from "../../rehearsalEvent";
import type { DiffAnswer, DiffKind } from "../../resourceProvider";
import type { ResourceState } from "../../state/resourceState";
import type { Run } from "../run";
import { isProviderType } from "../urn";
import type { Step } from "./step";

/** A drift is what a repair would undo, so its kinds are those of the repair turned round. */
const inverted: Record<DiffKind, DiffKind> = {
  ADD: "DELETE",
  ADD_REPLACE: "DELETE_REPLACE",
  DELETE: "ADD",
  DELETE_REPLACE: "ADD_REPLACE",
  UPDATE: "UPDATE",
  UPDATE_REPLACE: "UPDATE_REPLACE",
};

export class RefreshStep implements Step {
  readonly urn: string;
  readonly subject: ResourceState;
  /** What was found goes into the state for all resources at once, when all have been read. */
  readonly unsaved = true;
  next: ResourceState | undefined;
  diffs: readonly string[] = [];
  detailedDiff: Readonly<Record<string, DiffKind>> = {};
  #result: StepOperation = "same";
  #applied = false;

  /** @param isWholeRun whether the run is a refresh: what was found is then the step's operation, and counted */
  constructor(
    readonly old: ResourceState,
    private readonly isWholeRun: boolean,
  ) {
    this.urn = old.urn;
    this.subject = old;
    this.next = old;
  }

  get operation(): StepOperation {
    return this.isWholeRun && this.#applied ? this.#result : "refresh";
  }

  get logical(): boolean {
    return this.isWholeRun;
  }

  async apply(run: Run): Promise<void> {
    const { old } = this;
    if (old.custom && !isProviderType(old.type) && !old.pendingReplacement) await this.#read(run);
    this.#applied = true;
  }

  async #read(run: Run): Promise<void> {
    const { old } = this;
    const found = await run.provider.read(old);
    if (found === undefined) {
      this.next = undefined;
      this.#result = "delete";
      return;
    }
    const { id, inputs, outputs } = found;
    const changed = !isDeepStrictEqual(inputs, old.inputs) || !isDeepStrictEqual(outputs, old.outputs);
    const modified = changed ? run.now() : old.modified;
    this.next = { ...old, id, inputs, outputs, initErrors: [], modified };
    if (old.external) this.#result = isDeepStrictEqual(outputs, old.outputs) ? "same" : "update";
    else this.#tellDrift(await run.provider.diff(this.next, old.inputs, old.ignoreChanges));
  }

  #tellDrift(diff: DiffAnswer): void {
    this.#result = diff.changes ? "update" : "same";
    this.diffs = diff.diffs;
    this.detailedDiff = Object.fromEntries(
      Object.entries(diff.detailedDiff).map(([path, kind]) => [path, inverted[kind]]),
    );
  }
}
