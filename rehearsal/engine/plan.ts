/** What a run has decided so far, resource by resource. */
import type { ResourceState } from "../state/resourceState";

export class Plan {
  /** Every URN that the program has registered. */
  readonly urns = new Set<string>();
  readonly creates = new Set<string>();
  readonly sames = new Set<string>();
  readonly updates = new Set<string>();
  readonly replaces = new Set<string>();
  readonly imports = new Set<string>();
  /** Objects that the program only looks at. */
  readonly reads = new Set<string>();
  /** New resources that a run on chosen targets leaves out. */
  readonly skippedCreates = new Set<string>();
  /** States whose deletion is part of a replacement that is planned already. */
  readonly pendingDeletes = new Set<ResourceState>();
  /** Why a dependent is replaced along with the resource that it depends on. */
  readonly dependentReplaceKeys = new Map<string, readonly string[]>();
  /** Present URN by the one of the last run, and the other way round. */
  readonly presentUrns = new Map<string, string>();
  readonly formerUrns = new Map<string, string>();
  /** URNs of failed steps and of what was skipped because of them. */
  readonly skipped = new Set<string>();
  /** Whether something is wrong that lets a preview go on. */
  sawError = false;

  /** Whether the resource of the last run is part of the program still. */
  isOperatedOn(urn: string): boolean {
    const present = this.presentUrns.get(urn) ?? urn;
    return [this.sames, this.updates, this.replaces, this.reads].some((set) => set.has(present) || set.has(urn));
  }

  /** URNs whose fate is settled. */
  settled(deletions: ReadonlySet<string>): Set<string> {
    return new Set([...this.creates, ...this.sames, ...this.updates, ...this.replaces, ...this.reads, ...deletions]);
  }
}
