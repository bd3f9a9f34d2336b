/** What came of a teardown. */
import type { ExplainedResidue, Refusal, ResidueKind, ResidueObject, TakenAway } from "../../lifecycle";

export interface Outcome {
  /** Undefined where no engine was run. */
  readonly engineExitCode: number | undefined;
  /** What was removed through Graph, by kind. */
  readonly removed: Readonly<Record<ResidueKind, readonly ResidueObject[]>>;
  readonly refused: readonly Refusal[];
  /** Undefined where an interruption kept anybody from looking. */
  readonly residue: readonly ExplainedResidue[] | undefined;
  /** Whether everything is gone that was to go. */
  readonly isDone: boolean;
}

export function describeOutcome(
  engineExitCode: number | undefined,
  { removed, refused }: TakenAway,
  residue: Outcome["residue"],
): Outcome {
  const ofKind = (kind: ResidueKind) => removed.filter((object) => object.kind === kind);
  return {
    ...{ engineExitCode, refused, residue },
    removed: {
      application: ofKind("application"),
      servicePrincipal: ofKind("servicePrincipal"),
      recycledApplication: ofKind("recycledApplication"),
      recycledServicePrincipal: ofKind("recycledServicePrincipal"),
      grant: ofKind("grant"),
      roleAssignment: ofKind("roleAssignment"),
    },
    // What the recycle bin keeps because the person wants it to is no failure.
    isDone: (engineExitCode ?? 0) === 0 && residue?.every(({ reason }) => reason === "recycled") === true,
  };
}
