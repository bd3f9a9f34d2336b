/** What two looks at a stack have not in common. */
import type { Drift, DriftFinding } from "./driftFinding";

export interface DriftChanges {
  /** New, or no longer as they were. */
  readonly appeared: readonly DriftFinding[];
  readonly disappeared: readonly DriftFinding[];
}

export function changesSince(before: Drift, now: Drift): DriftChanges {
  const [old, current] = [before, now].map(({ findings }) => new Set(findings.map(textOf)));
  const keys = new Set(now.findings.map(keyOf));
  return {
    appeared: now.findings.filter((finding) => !old?.has(textOf(finding))),
    disappeared: before.findings.filter((finding) => !current?.has(textOf(finding)) && !keys.has(keyOf(finding))),
  };
}

function keyOf({ app, area, what }: DriftFinding): string {
  return `${app} ${area} ${what}`;
}

function textOf(finding: DriftFinding): string {
  const { declared, recorded, actual, side } = finding;
  return JSON.stringify([keyOf(finding), declared, recorded, actual, side]);
}
