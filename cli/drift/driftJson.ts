/** Drift as JSON; docs/drift.md tells its shape. */
import type { DriftFinding, Remedy } from "../../lifecycle";
import { adviceOf } from "./adviceOf";
import type { DriftReport } from "./driftReport";
import { meaningOf } from "./meaning";

export function driftJson(report: DriftReport) {
  const { project, stack, engine, tenantId, lookedAt, findings, leftToUsers, apps, notices } = report;
  return {
    ...{ project, stack, engine, tenantId, lookedAt: lookedAt.toISOString() },
    drift: findings.length > 0,
    apps,
    findings: findings.map((finding) => findingJson(finding, report)),
    leftToUsers,
    notices,
  };
}

export function findingJson(finding: DriftFinding, report: Pick<DriftReport, "engine" | "stack">) {
  const { app, severity, opens, area, kind, what, side, who, remedies } = finding;
  const commands = adviceOf(finding, report);
  return {
    ...{ app, severity, opens, area, kind, what, meaning: meaningOf(finding), side },
    program: finding.declared ?? null,
    state: finding.recorded ?? null,
    tenant: finding.actual ?? null,
    who: who === undefined ? null : { ...who, displayName: who.displayName ?? null },
    remedies: remedies.map((remedy, at) => ({
      kind: remedy.kind,
      command: commands[at]?.command ?? null,
      request: requestOf(remedy),
    })),
  };
}

function requestOf(remedy: Remedy) {
  return "call" in remedy && remedy.call !== undefined ? remedy.call : null;
}
