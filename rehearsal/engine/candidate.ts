/** A registered resource on its way to its steps. */
import type { ResourceState } from "../state/resourceState";
import type { Registration, ResourceGoal } from "./goal";

export interface Candidate {
  readonly registration: Registration;
  readonly goal: ResourceGoal;
  /** Undefined for a resource that did not exist before. */
  readonly old: ResourceState | undefined;
  readonly next: ResourceState;
}

/** A resource that existed before, with its checked inputs. */
export interface KnownCandidate extends Candidate {
  readonly old: ResourceState;
}
