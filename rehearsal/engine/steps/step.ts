/** What all steps have in common. One file beside this for each kind. */
import type { StepOperation } from "../../rehearsalEvent";
import type { DiffKind } from "../../resourceProvider";
import type { ResourceState } from "../../state/resourceState";
import type { Run } from "../run";

/** Something to do to one resource. */
export interface Step {
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
  /** Whether it is the engine's own business and neither told nor counted. */
  readonly internal?: boolean;
  /** Whether the state is to forget its next state, as that of a resource which the run leaves out. */
  readonly unsaved?: boolean;
  /** Top-level properties that forced a replacement. */
  readonly replaceKeys?: readonly string[];
  readonly diffs?: readonly string[];
  readonly detailedDiff?: Readonly<Record<string, DiffKind>>;
  /**
   * Does it, or in a preview works out what would come of it.
   *
   * @throws {PartialFailure} when the object exists but is not as asked; the next state then says how it is
   */
  apply(run: Run): Promise<void>;
  /** Tells the program, if it waits for this step. */
  answer?(outcome: "done" | "failed" | "skipped"): void;
}

/** The provider has done a part of the work: the state must keep what there is. */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";

  constructor(reasons: readonly string[]) {
    super(
      `${reasons.length} error${reasons.length === 1 ? "" : "s"} occurred:\n${reasons.map((r) => `\t* ${r}\n`).join("")}`,
    );
  }
}

/** Something is wrong and has been reported already; whoever catches it only stops. */
export class Bail extends Error {
  override readonly name = "Bail";
}

/** A resource may not be deleted. Other deletions go on all the same. */
export class ProtectedError extends Error {
  override readonly name = "ProtectedError";

  constructor(urn: string) {
    super(
      `resource "${urn}" cannot be deleted\nbecause it is protected. To unprotect the resource, remove the \`protect\` ` +
        "flag from the resource in your Pulumi program and run `appreg rehearse up`",
    );
  }
}
