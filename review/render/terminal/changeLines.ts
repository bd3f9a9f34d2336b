/** What changed about an app, for a terminal. */
import type { Change } from "../../change";
import type { AppReview } from "../../review";
import { shownName, shownSentence } from "../foreignText";
import { countBySeverity, statusWords, turnOf } from "../words";
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
  const { severity, subject, before, after, consequence } = change;
  const turn = turnOf(change);
  const values = turn === "changed" ? `: ${shownName(before ?? "")} -> ${shownName(after ?? "")}` : "";
  const indent = margin + severityColumn;
  const label = `${" ".repeat(margin)}${paintSeverity(severity, look)}`;
  return [
    ...beside(label, `${turn}: ${shownSentence(subject)}${values}`, { indent, look }),
    ...indented(shownSentence(consequence), indent, look),
  ];
}
