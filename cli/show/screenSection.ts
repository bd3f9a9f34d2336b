/** A section of a screen: a title, and lines with a label each, broken at the width. */
import { wrapText } from "../../common";
import type { Paint, Style } from "../paint";

/** A label and the text beside it; the style is of the whole text. An empty label goes on with the one above. */
export interface Line {
  readonly label: string;
  readonly text: string;
  readonly style?: Style | readonly Style[] | undefined;
}

export interface ScreenLook {
  readonly paint: Paint;
  /** Characters that fit in a line. */
  readonly width: number;
}

const indent = 2;
const labelWidth = 16;

/** One section, with an empty line before it. What has nothing to say is one line. */
export function renderSection(title: string, lines: readonly Line[], look: ScreenLook): string {
  const heading = look.paint("bold", title);
  if (lines.length === 0) return `\n${heading}  ${look.paint("dim", "none")}\n`;
  return `\n${heading}\n${lines.map((line) => renderLine(line, look)).join("")}`;
}

/** A long word (an address, an id) is never broken: it may be copied. */
function renderLine({ label, text, style }: Line, { paint, width }: ScreenLook): string {
  const isLong = label.length > labelWidth - 2;
  const start = " ".repeat(indent);
  const shown = paint("dim", label) + " ".repeat(isLong ? 0 : labelWidth - label.length);
  const lines = wrapText(text, width - indent - labelWidth).map((part) =>
    style === undefined ? part : paint(style, part),
  );
  const below = `\n${" ".repeat(indent + labelWidth)}`;
  return `${start}${shown}${isLong ? below : ""}${lines.join(below)}\n`;
}
