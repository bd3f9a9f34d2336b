/** What all steps have in common. One file beside this for each kind. */
import type { Run } from "../run";
import type { StepDescription } from "./stepDescription";

/** Something to do to one resource. */
export interface Step extends StepDescription {
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
