/** Drift as an issue on GitHub. */

import type { DriftFinding } from "../../lifecycle";
import { codeSpan, githubLimit, sentence, tableCell } from "../../review";
import { adviceOf } from "./adviceOf";
import type { DriftReport } from "./driftReport";
import { headlineOf, leftToUsersSentence, sidesOf, sortFindings, whatOf } from "./driftWords";
import { meaningOf } from "./meaning";

/** Kept free for the line that tells what was left out. */
const leftOutRoom = 200;

/**
 * The first line of an issue, invisible: by it the issue of a project's stack is found again. It is no proof of anything, because
 * anyone may write one.
 */
export function driftMarker({ project, stack }: Pick<DriftReport, "project" | "stack">): string {
  return `<!-- appreg-drift:${[project, stack].map(encodeURIComponent).join("/")} -->`;
}

/** Within what GitHub takes: the worst findings come first, and what has no room is counted. Holds no time, so that equal drift is equal text. */
export function renderDriftMarkdown(report: DriftReport): string {
  const { project, stack, findings, leftToUsers, notices } = report;
  const head = [
    driftMarker(report),
    `### ${sentence(headlineOf(report))}`,
    `Stack ${codeSpan(stack)} of ${codeSpan(project)}. Program, state and tenant were compared; nothing was changed.`,
  ];
  const foot = [
    ...leftToUsers.map((left) => `* ${sentence(leftToUsersSentence(left), { names: new Set([left.app]) })}`),
    ...notices.map((notice) => `* ${sentence(notice)}`),
  ].join("\n");
  const room = githubLimit - head.join("\n\n").length - foot.length - leftOutRoom;
  const { text, leftOut } = fill(sortFindings(findings), room, report);
  const more = leftOut === 0 ? [] : [`${leftOut} more have no room here: \`appreg drift\` tells them.`];
  return `${[...head, text, ...more, foot].filter((part) => part !== "").join("\n\n")}\n`;
}

function fill(
  groups: ReturnType<typeof sortFindings>,
  room: number,
  report: DriftReport,
): { readonly text: string; readonly leftOut: number } {
  let [left, leftOut] = [room, 0];
  const tables = groups.map(({ title, findings }) => {
    const open = `#### ${title}\n\n| | what it means | which of the three has it | to do |\n|---|---|---|---|`;
    left -= open.length + 2;
    const rows = findings.map((finding) => rowOf(finding, report));
    const fitting = rows.filter((row) => {
      left -= row.length + 1;
      return left > 0;
    });
    leftOut += rows.length - fitting.length;
    return fitting.length === 0 ? "" : [open, ...fitting].join("\n");
  });
  return { text: tables.filter((table) => table !== "").join("\n\n"), leftOut };
}

function rowOf(finding: DriftFinding, report: DriftReport): string {
  const names = new Set([finding.app]);
  const cells = [
    `**${finding.severity}**`,
    `${sentence(meaningOf(finding), { names })}<br>${codeSpan(whatOf(finding))}`,
    sentence(sidesOf(finding)),
    adviceOf(finding, report)
      .map(({ text, phrase }) => sentence(text, { phrase }))
      .join("; or "),
  ];
  return `| ${cells.map(tableCell).join(" | ")} |`;
}
