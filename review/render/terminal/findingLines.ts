/** What the rules find, for a terminal. */

import { capitalize } from "../../describe/capitalize";
import type { Review, ReviewedFinding } from "../../review";
import { shownName, shownSentence } from "../foreignText";
import { countOf, ended, sortFindings } from "../words";
import { beside, indented, paintSeverity, severityColumn, type TerminalLook } from "./terminalText";

/** Columns before the severity of a finding. */
const margin = 2;

/** One block for those to look at, those from before, those excepted, and a line for those that are gone. */
export function findingBlocks(review: Review, look: TerminalLook): readonly (readonly string[])[] {
  const { toLookAt, standing, excepted, gone } = sortFindings(review);
  const block = (title: string, found: readonly ReviewedFinding[]): readonly string[] =>
    found.length === 0 ? [] : [look.paint("bold", title), ...found.flatMap((finding) => findingLines(finding, look))];
  return [
    block("Findings to look at", toLookAt),
    block("Findings from before", standing),
    block("Excepted in writing", excepted),
    gone.length === 0 ? [] : indented(`No longer there: ${countOf(gone.length, "finding")}.`, 0, look),
  ];
}

function findingLines({ app, severity, finding, exception }: ReviewedFinding, look: TerminalLook): readonly string[] {
  const { argument, value, rule, fix, ruleId } = finding;
  const indent = margin + severityColumn;
  const label = `${" ".repeat(margin)}${paintSeverity(severity, look)}`;
  const where = [shownName(app), argument, ...(value === undefined ? [] : [shownName(value)])].join(" ");
  return [
    ...beside(label, `${where} (${ruleId})`, { indent, look }),
    ...indented(ended(capitalize(shownSentence(rule))), indent, look),
    ...(exception?.state === "inForce"
      ? []
      : indented(`To do: ${ended(capitalize(shownSentence(fix)))}`, indent, look)),
    ...(exception === undefined ? [] : indented(exceptionText(exception), indent, look)),
  ];
}

function exceptionText({ reason, until, state }: NonNullable<ReviewedFinding["exception"]>): string {
  const end = until === undefined ? "without an end" : `until ${until}`;
  const title = state === "expired" ? `The exception for it ended on ${until}` : `Excepted ${end}`;
  return `${title}: ${ended(shownSentence(reason))}`;
}
