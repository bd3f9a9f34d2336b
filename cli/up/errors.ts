/** Why `appreg up` does not apply a program. */
import { ProjectError } from "../../common";

/** What is at hand is not what was reviewed. Nothing was applied. */
export class NotApprovedError extends ProjectError {
  override readonly code = "ERR_NOT_APPROVED";
}

/** What the program declares could not be read whole, so nobody can say whether it is what was reviewed, or what there is. */
export class DeclarationUnreadableError extends ProjectError {
  override readonly code = "ERR_DECLARATION_UNREADABLE";

  constructor(reasons: readonly string[], comparedWith: "what was reviewed" | "the tenant" = "what was reviewed") {
    const list = reasons.map((reason) => ` - ${reason}`).join("\n");
    super(
      `What the program declares cannot be read whole, so it cannot be compared with ${comparedWith}:\n${list}`,
      comparedWith === "the tenant" ? "mend that" : "mend that and have it reviewed again; nothing was applied",
    );
  }
}

/** The file named with `--approved-file` is no review. */
export class ReviewFileUnreadableError extends ProjectError {
  override readonly code = "ERR_REVIEW_UNREADABLE";

  constructor(file: string, reason: string, options?: { readonly cause?: unknown }) {
    super(
      `${file} does not say what was approved: ${reason}.`,
      "name what `appreg manifest --out` or `appreg review --json` wrote for what was approved",
      options,
    );
  }
}

/** There is no Pulumi CLI to apply with. */
export class PulumiMissingError extends ProjectError {
  override readonly code = "ERR_PULUMI_MISSING";

  constructor(reason = "There is no command `pulumi` on the PATH.") {
    super(
      reason,
      "install the Pulumi CLI (https://www.pulumi.com/docs/install/), or try it out with --engine rehearsal",
    );
  }
}

/** Pulumi did not do what it was asked for before anything was applied. */
export class PulumiFailedError extends ProjectError {
  override readonly code = "ERR_PULUMI_FAILED";
}
