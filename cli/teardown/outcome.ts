/** What came of a teardown. */
import type { ExplainedResidue, Refusal, ResidueKind, ResidueObject, TakenAway } from "../../lifecycle";

export interface Outcome {
  /** Undefined where no engine was run. */
  readonly engineExitCode: number | undefined;
  /** What was removed through Graph, by kind. */
  readonly removed: Readonly<Record<ResidueKind, readonly ResidueObject[]>>;
  readonly refused: readonly Refusal[];
  readonly residue: readonly ExplainedResidue[];
  readonly interrupted: boolean;
  /** Whether everything is gone that was to go. */
  readonly isDone: boolean;
}

export function describeOutcome(
  engineExitCode: number | undefined,
  { removed, refused, interrupted }: TakenAway,
  residue: readonly ExplainedResidue[],
): Outcome {
  const ofKind = (kind: ResidueKind) => removed.filter((object) => object.kind === kind);
  return {
    ...{ engineExitCode, refused, residue, interrupted },
    removed: {
      application: ofKind("application"),
      servicePrincipal: ofKind("servicePrincipal"),
      recycledApplication: ofKind("recycledApplication"),
      recycledServicePrincipal: ofKind("recycledServicePrincipal"),
      grant: ofKind("grant"),
      roleAssignment: ofKind("roleAssignment"),
    },
    // What the recycle bin keeps because the person wants it to is no failure.
    isDone: !interrupted && (engineExitCode ?? 0) === 0 && residue.every(({ reason }) => reason === "recycled"),
  };
}
