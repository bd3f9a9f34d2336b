/** What changed about an app, for a terminal. */

import type { Change } from "../../change";
import { changeLabels } from "../../changeLabels";
import type { AppReview } from "../../review";
import { shownName, shownSentence } from "../foreignText";
import { countBySeverity, statusWords, subjectOf, valuesOf } from "../words";
import { beside, indented, paintSeverity, severityColumn, type TerminalLook } from "./terminalText";

/** Columns before the severity of a change. */
const margin = 2;

export function appLines({ name, displayName, status, changes }: AppReview, look: TerminalLook): readonly string[] {
  const shown = displayName === name ? "" : ` (${shownName(displayName)})`;
  const title = look.paint("bold", shownName(name));
  return [
    `${title}${shown}: ${statusWords[status]}, ${countBySeverity(changes)}`,
    ...changes.flatMap((change) => changeLines(change, look)),
  ];
}

function changeLines(change: Change, look: TerminalLook): readonly string[] {
  const { kind, severity, consequence } = change;
  const [before, after] = valuesOf(change).map(shownName);
  const values = before === undefined ? "" : after === undefined ? `, was ${before}` : `: ${before} -> ${after}`;
  const indent = margin + severityColumn;
  const label = `${" ".repeat(margin)}${paintSeverity(severity, look)}`;
  return [
    ...beside(label, `${changeLabels[kind]}: ${shownSentence(subjectOf(change))}${values}`, { indent, look }),
    ...indented(shownSentence(consequence), indent, look),
  ];
}
