/**
 * Keeps the state on disk in step with the work.
 *
 * Before an object is touched the state says what is about to happen (a pending operation); afterwards it says
 * what came of it. A process killed in between therefore leaves a note. Until a resource is visited, its entry of
 * the last run stays.
 */
import {
  dependencyUrns,
  type PendingOperation,
  type PendingOperationType,
  type ResourceState,
  type StackState,
} from "../state/resourceState";
import type { StepDescription } from "./steps/stepDescription";
import { providerReference, urnOfProviderReference } from "./urn";

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
  readonly #done = new Set<ResourceState>();
  readonly #news: ResourceState[] = [];
  readonly #pending = new Map<ResourceState, PendingOperation>();

  /** @param save writes {@link current} to the disk; in a preview it does nothing */
  constructor(
    base: StackState,
    private readonly save: () => Promise<void>,
  ) {
    this.#base = base;
  }

  /** Notes that a step is about to begin. */
  async begin(step: StepDescription): Promise<void> {
    if (step.unsaved) return;
    const type = pendingTypes[step.operation];
    const resource = pendingResource(step);
    if (type === undefined || resource === undefined) return;
    this.#pending.set(resource, { type, resource });
    await this.#write();
  }

  /** Notes that a step has ended. @param kept whether its next state is to be kept, which a partial failure's is too */
  async end(step: StepDescription, kept: boolean): Promise<void> {
    if (step.unsaved) return;
    const resource = pendingResource(step);
    if (resource !== undefined) this.#pending.delete(resource);
    if (kept) this.#keep(step);
    if (step.operation !== "replace") await this.#write();
  }

  /** Puts what a refresh found in the place of the state it began with. Its pending creations stay unless cleared. */
  async rebase(resources: readonly ResourceState[], clearPendingCreations: boolean): Promise<void> {
    this.#base = { ...this.#base, resources, ...(clearPendingCreations && { pendingOperations: [] }) };
    await this.#write();
  }

  /** Writes what the outputs of a component or the stack have become. */
  async outputsChanged(): Promise<void> {
    await this.#write();
  }

  /** The state as it is now: what was visited, then what was not. */
  current(): StackState {
    const resources = [...this.#news, ...this.#base.resources].filter((state) => !this.#done.has(state));
    // Whether a creation came about only a person can tell, so its note outlives other runs.
    const leftOver = this.#base.pendingOperations.filter((operation) => operation.type === "creating");
    return {
      ...this.#base,
      resources: withCurrentUrns(resources),
      pendingOperations: [...this.#pending.values(), ...leftOver],
    };
  }

  #keep(step: StepDescription): void {
    const { old, next } = step;
    switch (step.operation) {
      case "same":
      case "update":
      case "read":
      case "read-replacement":
        if (old) this.#done.add(old);
        if (next) this.#news.push(next);
        return;
      case "create":
      case "create-replacement":
      case "import":
      case "import-replacement":
        if (next) this.#news.push(next);
        if (step.operation === "create-replacement" && old?.pendingReplacement) this.#done.add(old);
        return;
      case "delete":
      case "delete-replaced":
      case "discard":
      case "discard-replaced":
        // One that is deleted before its replacement stays, as pending, until the replacement is there.
        if (old && !old.pendingReplacement) this.#done.add(old);
        return;
      default:
        return;
    }
  }

  #write(): Promise<void> {
    return this.save();
  }
}

function pendingResource(step: StepDescription): ResourceState | undefined {
  return step.next ?? step.old;
}

/** Rewrites references to URNs that a resource had under an alias, so that no entry refers to nothing. */
function withCurrentUrns(resources: readonly ResourceState[]): readonly ResourceState[] {
  const current = new Map(resources.flatMap((state) => state.aliases.map((alias) => [alias, state.urn] as const)));
  if (current.size === 0) return resources;
  const rename = (urn: string): string => current.get(urn) ?? urn;
  return resources.map((state) => {
    const provider = urnOfProviderReference(state.provider);
    const renamed = [state.parent, provider, ...dependencyUrns(state)].some((urn) => current.has(urn));
    if (!renamed) return state;
    return {
      ...state,
      parent: rename(state.parent),
      provider: provider === "" ? "" : providerReference(rename(provider), state.provider.slice(provider.length + 2)),
      dependencies: state.dependencies.map(rename),
      deletedWith: rename(state.deletedWith),
      propertyDependencies: Object.fromEntries(
        Object.entries(state.propertyDependencies).map(([key, urns]) => [key, urns.map(rename)]),
      ),
    };
  });
}
