/** What a step is about: all that is written down and told of it, without the doing. */
import type { StepOperation } from "../../rehearsalEvent";
import type { DiffKind } from "../../resourceProvider";
import type { ResourceState } from "../../state/resourceState";

export interface StepDescription {
  readonly operation: StepOperation;
  readonly urn: string;
  /** State before; absent for what did not exist. */
  readonly old?: ResourceState | undefined;
  /** State after; absent when nothing will be left. */
  readonly next?: ResourceState | undefined;
  /** The state that the step is about: the next one where there is one. */
  readonly subject: ResourceState;
  /** Whether it counts as a change of its own, as the parts of a replacement do not. */
  readonly logical: boolean;
  /** Whether the state is to forget its next state, as that of a resource which the run leaves out. */
  readonly unsaved?: boolean;
  /** Top-level properties that forced a replacement. */
  readonly replaceKeys?: readonly string[];
  readonly diffs?: readonly string[];
  readonly detailedDiff?: Readonly<Record<string, DiffKind>>;
}
