/** Drift for a person at a terminal. */

import type { DriftFinding } from "../../lifecycle";
import { beside, indented, paintSeverity, severityColumn, shownSentence, type TerminalLook } from "../../review";
import { adviceOf } from "./adviceOf";
import type { DriftReport } from "./driftReport";
import { headlineOf, leftToUsersSentence, sidesOf, sortFindings, whatOf } from "./driftWords";
import { meaningOf } from "./meaning";

/** Columns before the severity of a finding. */
const margin = 2;

/** Ends with a line feed. */
export function renderDrift(report: DriftReport, look: TerminalLook): string {
  const groups = sortFindings(report.findings).map(({ title, findings }) => [
    look.paint("bold", title),
    ...findings.flatMap((finding) => findingLines(finding, report, look)),
  ]);
  const blocks = [headLines(report, look), ...groups, leftLines(report, look), noticeLines(report, look)];
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(report: DriftReport, look: TerminalLook): readonly string[] {
  const { project, stack, tenantId, isPractice, engine } = report;
  const tenant = isPractice ? "the practice tenant" : `tenant ${tenantId}`;
  const where = `stack ${stack} of ${project}, ${tenant}, state of ${engine === "rehearsal" ? "the rehearsal" : "Pulumi"}`;
  return [
    ...indented(headlineOf(report), 0, look).map((line) => look.paint("bold", line)),
    ...indented(shownSentence(where), 0, look),
  ];
}

/** @returns what it means, what it is and which of the three has it, and what may be done */
export function findingLines(
  finding: DriftFinding,
  report: Pick<DriftReport, "engine" | "stack">,
  look: TerminalLook,
): readonly string[] {
  const indent = margin + severityColumn;
  const label = `${" ".repeat(margin)}${paintSeverity(finding.severity, look)}`;
  const advice = adviceOf(finding, report).map(({ text }) => text);
  const line = (text: string): readonly string[] => indented(shownSentence(text), indent, look);
  return [
    ...beside(label, shownSentence(meaningOf(finding)), { indent, look }),
    ...line(`${whatOf(finding)}; ${sidesOf(finding)}`).map((text) => look.paint("dim", text)),
    ...line(`to do: ${advice.join(", or ")}`),
  ];
}

function leftLines({ leftToUsers }: DriftReport, look: TerminalLook): readonly string[] {
  if (leftToUsers.length === 0) return [];
  const lines = leftToUsers.flatMap((left) => indented(shownSentence(leftToUsersSentence(left)), margin, look));
  return [look.paint("bold", "No drift: left to users"), ...lines];
}

function noticeLines({ notices }: DriftReport, look: TerminalLook): readonly string[] {
  return notices.flatMap((notice) => indented(shownSentence(`Note: ${notice}`), 0, look));
}
