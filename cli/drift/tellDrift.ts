/** Prints drift in the form that was asked for: a whole look, or what changed since one. */
import type { DriftChanges, DriftFinding } from "../../lifecycle";
import type { TerminalLook } from "../../review";
import { type CliDeps, screenWidthOf } from "../cliDeps";
import { painter } from "../paint";
import { renderJsonDocument } from "../permissions/search/permissionJson";
import { driftJson, findingJson } from "./driftJson";
import type { DriftOptions } from "./driftOptions";
import type { DriftReport } from "./driftReport";
import { findingLines, renderDrift } from "./renderDrift";
import { renderDriftMarkdown } from "./renderDriftMarkdown";

export function tellReport(report: DriftReport, { json, markdown, watch }: DriftOptions, deps: CliDeps): void {
  const { stdout } = deps;
  if (markdown === true) stdout.write(renderDriftMarkdown(report));
  else if (json !== true) stdout.write(renderDrift(report, lookOf(deps)));
  // A watch writes one document a line.
  else
    stdout.write(
      watch === undefined ? renderJsonDocument(driftJson(report)) : `${JSON.stringify(driftJson(report))}\n`,
    );
}

function lookOf({ stdout, env }: CliDeps): TerminalLook {
  return { width: screenWidthOf(stdout), paint: painter(stdout, env) };
}

/** @returns what prints the changes between two looks of a watch */
export function tellChanges({ json }: DriftOptions, deps: CliDeps) {
  return ({ appeared, disappeared }: DriftChanges, report: DriftReport): void => {
    const at = report.lookedAt.toISOString();
    if (json === true) {
      const toJson = (finding: DriftFinding) => findingJson(finding, report);
      const document = { lookedAt: at, appeared: appeared.map(toJson), disappeared: disappeared.map(toJson) };
      deps.stdout.write(`${JSON.stringify(document)}\n`);
      return;
    }
    const look = lookOf(deps);
    const lines = [
      ...appeared.flatMap((finding) => findingLines(finding, report, look)),
      ...disappeared.map(({ app, area, what }) => `  gone      ${app}, ${area}: ${what}`),
    ];
    deps.stdout.write(`\n${look.paint("bold", `${at.slice(0, 19)}Z`)}\n${lines.join("\n")}\n`);
  };
}
