/** One chapter of the quickstart's account: a title, and text or rows in a column beside it. */
import { wrapText } from "../../common";

const titleWidth = 13;

/** Lines of the chapter, each ending in a line break; no line is wider than `width`. */
export function renderChapter(title: string, paragraphs: readonly string[], width: number): string {
  const room = Math.max(20, width - titleWidth);
  const lines = paragraphs.flatMap((paragraph) => wrapText(paragraph, room));
  return lines
    .map((line, index) => `${(index === 0 ? title : "").padEnd(titleWidth)}${line}`.trimEnd())
    .join("\n")
    .concat("\n");
}
