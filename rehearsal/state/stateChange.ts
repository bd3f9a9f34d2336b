/** What a run tells of a change of the state, small enough to be written down at each step. */
import type { PendingOperation, ResourceState, StackState } from "./resourceState";

/** States are told apart by reference, as in {@link ResourceState}. */
export type StateChange = StepChange | Rebase;

export interface StepChange {
  readonly kind: "step";
  /** An operation that is about to begin. */
  readonly begun?: PendingOperation;
  /** The resource whose operation has come to an end. */
  readonly ended?: ResourceState;
  /** Resources that are new in the state, or not as they were. */
  readonly kept: readonly ResourceState[];
  /** Resources that the state no longer holds. */
  readonly gone: readonly ResourceState[];
}

/** A refresh has put another state in the place of the one that the run began with. */
export interface Rebase {
  readonly kind: "rebase";
  readonly base: StackState;
}
