/** Everything that one run shares: what was, what is becoming, and through what it speaks to the world. */
import type { ResourceState, StackState } from "../state/resourceState";
import { DependencyGraph } from "./dependencyGraph";
import type { ResourceGoal } from "./goal";
import type { Journal } from "./journal";
import type { ProviderGate } from "./providerGate";
import type { Reporter } from "./reporter";

export interface RunSettings {
  readonly project: string;
  readonly stack: string;
  readonly preview: boolean;
  /** URNs; empty for all. */
  readonly targets: ReadonlySet<string>;
  readonly continueOnError: boolean;
  /** Steps at a time. */
  readonly parallel: number;
}

/** What a run is made from. */
export interface RunParts {
  readonly settings: RunSettings;
  readonly base: StackState;
  readonly provider: ProviderGate;
  readonly journal: Journal;
  readonly reporter: Reporter;
  readonly clock: () => Date;
  /** Changes what the program asks for before anything is decided about it. */
  readonly adaptGoal?: (goal: ResourceGoal) => ResourceGoal;
}

export class Run {
  readonly settings: RunSettings;
  readonly provider: ProviderGate;
  readonly journal: Journal;
  readonly reporter: Reporter;
  readonly clock: () => Date;
  readonly adaptGoal: (goal: ResourceGoal) => ResourceGoal;
  readonly pendingOperations: StackState["pendingOperations"];
  /** URNs that the run has decided to delete, replaced ones included. */
  readonly deletions = new Set<string>();
  /** States that the steps have produced so far, by URN. */
  readonly news = new Map<string, ResourceState>();
  /** States of the last run, in the order of its state. */
  previous: readonly ResourceState[] = [];
  /** The same by URN, without those that only wait for deletion. */
  olds: ReadonlyMap<string, ResourceState> = new Map();
  graph = new DependencyGraph([]);

  constructor(parts: RunParts) {
    this.settings = parts.settings;
    this.provider = parts.provider;
    this.journal = parts.journal;
    this.reporter = parts.reporter;
    this.clock = parts.clock;
    this.adaptGoal = parts.adaptGoal ?? ((goal) => goal);
    this.pendingOperations = parts.base.pendingOperations;
    this.setPrevious(parts.base.resources);
  }

  /** Replaces the base that the run works from, after a refresh has found how things really are. */
  setPrevious(resources: readonly ResourceState[]): void {
    this.previous = resources;
    this.olds = new Map(resources.filter((state) => !state.delete).map((state) => [state.urn, state]));
    this.graph = new DependencyGraph(resources);
  }

  /** Whether a resource is among those that the run is about. */
  isTargeted(urn: string): boolean {
    return this.settings.targets.size === 0 || this.settings.targets.has(urn);
  }

  now(): string {
    return this.clock().toISOString();
  }
}
