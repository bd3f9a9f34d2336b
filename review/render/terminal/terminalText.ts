/** Lines for a terminal: labels in a column, and beside them text that is broken at the width of the screen. */
import { type ScreenWidth, wrapText } from "../../../common";
import type { Severity } from "../../severity";

export type TerminalStyle = "bold" | "dim" | "magenta" | "red" | "yellow" | "green";

/** How the terminal looks that a review is written for. */
export interface TerminalLook {
  /** Columns of the screen; undefined keeps every line whole. */
  readonly width: ScreenWidth;
  /** Colours a text, or leaves it as it is. */
  readonly paint: (style: TerminalStyle | readonly TerminalStyle[], text: string) => string;
}

/** Colours only repeat what the word says. */
const severityStyles: Readonly<Record<Severity, TerminalStyle | readonly TerminalStyle[]>> = {
  critical: ["bold", "magenta"],
  high: "red",
  medium: "yellow",
  low: "green",
  info: "dim",
};

/** Columns of the longest severity and the blanks after it. */
export const severityColumn = 10;

export function paintSeverity(severity: Severity, { paint }: TerminalLook): string {
  return `${paint(severityStyles[severity], severity)}${" ".repeat(severityColumn - severity.length)}`;
}

/** A text that stands `indent` columns in, on as many lines as it needs. */
export function indented(text: string, indent: number, { width }: TerminalLook): readonly string[] {
  const lines = width === undefined ? [text] : wrapText(text, Math.max(20, width - indent));
  return lines.map((line) => `${" ".repeat(indent)}${line}`);
}

/** A label, as it is painted, and beside it a text that goes on below itself. */
export function beside(
  label: string,
  text: string,
  { indent, look }: { indent: number; look: TerminalLook },
): readonly string[] {
  const [first = "", ...rest] = indented(text, indent, look);
  return [`${label}${first.slice(indent)}`, ...rest];
}
