/** Compares three pictures of one app, and says of each difference which of them stands alone. */
import { type AppManifest, compareManifests, type ManifestDifference } from "../../manifest";
import type { DriftSide } from "./driftFinding";

export interface ThreeWayDifference extends ManifestDifference {
  /** What the state says; absent where it says nothing of it. */
  readonly recorded?: string;
  readonly side: DriftSide;
}

/**
 * Where the tenant differs from the program, and where only the state differs from both. Without a state everything that the tenant has
 * otherwise was made so by hand.
 */
export function compareThree(
  declared: AppManifest,
  recorded: AppManifest | undefined,
  actual: AppManifest,
): readonly ThreeWayDifference[] {
  const found = compareManifests(declared, actual);
  if (recorded === undefined) return found.map((difference) => ({ ...difference, side: "tenant" }));
  const applied = byKey(compareManifests(declared, recorded));
  const moved = byKey(compareManifests(recorded, actual));
  const keys = new Set(found.map(keyOf));
  const behind = [...moved.values()].filter(
    (difference) => applied.has(keyOf(difference)) && !keys.has(keyOf(difference)),
  );
  return [
    ...found.map((difference) => toThreeWay(difference, applied.get(keyOf(difference)), moved.has(keyOf(difference)))),
    ...behind.map(stateBehind),
  ];
}

function toThreeWay(
  difference: ManifestDifference,
  applied: ManifestDifference | undefined,
  hasMoved: boolean,
): ThreeWayDifference {
  const recorded = applied === undefined ? difference.declared : applied.actual;
  const side = applied === undefined ? "tenant" : hasMoved ? "all" : "program";
  return { ...difference, ...(recorded !== undefined && { recorded }), side };
}

/** @param moved the state against the tenant, which has what the program declares */
function stateBehind({ declared: recorded, actual, ...rest }: ManifestDifference): ThreeWayDifference {
  return {
    ...rest,
    ...(actual !== undefined && { declared: actual, actual }),
    ...(recorded !== undefined && { recorded }),
    side: "state",
  };
}

function byKey(differences: readonly ManifestDifference[]): ReadonlyMap<string, ManifestDifference> {
  return new Map(differences.map((difference) => [keyOf(difference), difference]));
}

function keyOf({ area, what }: ManifestDifference): string {
  return `${area} ${what}`;
}
