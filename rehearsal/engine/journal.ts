/**
 * Keeps the state on disk in step with the work.
 *
 * Before an object is touched the state says what is about to happen (a pending operation); afterwards it says
 * what came of it. A process killed in between therefore leaves a note. Until a resource is visited, its entry of
 * the last run stays.
 */
import { withCurrentUrns } from "../state/currentUrns";
import type { PendingOperation, PendingOperationType, ResourceState, StackState } from "../state/resourceState";
import type { StateChange } from "../state/stateChange";
import type { StepDescription } from "./steps/stepDescription";

const pendingTypes: Partial<Record<StepDescription["operation"], PendingOperationType>> = {
  create: "creating",
  "create-replacement": "creating",
  update: "updating",
  delete: "deleting",
  "delete-replaced": "deleting",
  import: "importing",
  "import-replacement": "importing",
  read: "reading",
  "read-replacement": "reading",
  discard: "deleting",
  "discard-replaced": "deleting",
};

export class Journal {
  #base: StackState;
  /** States of the base that were not visited yet or stay, in its order. */
  #left: Set<ResourceState>;
  /** States that steps have produced, in the order in which they did. */
  readonly #news = new Set<ResourceState>();
  readonly #pending = new Map<ResourceState, PendingOperation>();

  /** @param save puts a change on the disk; in a preview it does nothing */
  constructor(
    base: StackState,
    private readonly save: (change: StateChange) => Promise<void>,
  ) {
    this.#base = base;
    this.#left = new Set(base.resources);
  }

  /** Notes that a step is about to begin. */
  async begin(step: StepDescription): Promise<void> {
    if (step.unsaved) return;
    const type = pendingTypes[step.operation];
    const resource = pendingResource(step);
    if (type === undefined || resource === undefined) return;
    const begun = { type, resource };
    this.#pending.set(resource, begun);
    await this.save({ kind: "step", begun, kept: [], gone: [] });
  }

  /** Notes that a step has ended. @param kept whether its next state is to be kept, which a partial failure's is too */
  async end(step: StepDescription, kept: boolean): Promise<void> {
    if (step.unsaved) return;
    const resource = pendingResource(step);
    const ended = resource !== undefined && this.#pending.delete(resource) ? { ended: resource } : {};
    if (kept) this.#keep(step);
    if (step.operation === "replace") return;
    const touched = [step.old, step.next].filter((state) => state !== undefined);
    const saved = this.save({
      kind: "step",
      ...ended,
      kept: touched.filter((state) => this.#holds(state)),
      gone: touched.filter((state) => !this.#holds(state)),
    });
    // Nothing was touched, so nobody has to wait; whatever is written later comes after it and fails with it.
    if (step.operation === "same") saved.catch(() => undefined);
    else await saved;
  }

  /** Puts what a refresh found in the place of the state it began with. Its pending creations stay unless cleared. */
  async rebase(resources: readonly ResourceState[], clearPendingCreations: boolean): Promise<void> {
    this.#base = { ...this.#base, resources, ...(clearPendingCreations && { pendingOperations: [] }) };
    this.#left = new Set(resources);
    await this.save({ kind: "rebase", base: this.current() });
  }

  /** Writes what the outputs of a component or the stack have become. */
  async outputsChanged(state: ResourceState): Promise<void> {
    await this.save({ kind: "step", kept: [state], gone: [] });
  }

  /** The state as it is now: what was visited, then what was not. */
  current(): StackState {
    // Whether a creation came about only a person can tell, so its note outlives other runs.
    const leftOver = this.#base.pendingOperations.filter((operation) => operation.type === "creating");
    return {
      ...this.#base,
      resources: withCurrentUrns([...this.#news, ...this.#left]),
      pendingOperations: [...this.#pending.values(), ...leftOver],
    };
  }

  #holds(state: ResourceState): boolean {
    return this.#news.has(state) || this.#left.has(state);
  }

  #keep(step: StepDescription): void {
    const { old, next } = step;
    switch (step.operation) {
      case "same":
      case "update":
      case "read":
      case "read-replacement":
        if (old) this.#drop(old);
        if (next) this.#news.add(next);
        return;
      case "create":
      case "create-replacement":
      case "import":
      case "import-replacement":
        if (next) this.#news.add(next);
        if (step.operation === "create-replacement" && old?.pendingReplacement) this.#drop(old);
        return;
      case "delete":
      case "delete-replaced":
      case "discard":
      case "discard-replaced":
      case "remove-pending-replace":
        // One that is deleted before its replacement stays, as pending, until the replacement is there.
        if (old && !old.pendingReplacement) this.#drop(old);
        return;
      default:
        return;
    }
  }

  #drop(state: ResourceState): void {
    this.#news.delete(state);
    this.#left.delete(state);
  }
}

function pendingResource(step: StepDescription): ResourceState | undefined {
  return step.next ?? step.old;
}
