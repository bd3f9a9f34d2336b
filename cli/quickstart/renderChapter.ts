/** One chapter of the quickstart's account: a title, and text or rows in a column beside it. */

const titleWidth = 13;

/** Lines of the chapter, each ending in a line break; no line is wider than `width`. */
export function renderChapter(title: string, paragraphs: readonly string[], width: number): string {
  const room = Math.max(20, width - titleWidth);
  const lines = paragraphs.flatMap((paragraph) => wrap(paragraph, room));
  return lines
    .map((line, index) => `${(index === 0 ? title : "").padEnd(titleWidth)}${line}`.trimEnd())
    .join("\n")
    .concat("\n");
}

/** Breaks a text at blanks. A word that is longer than the room keeps its length. */
function wrap(text: string, room: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    const longer = last === "" ? word : `${last} ${word}`;
    if (longer.length <= room || last === "") lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
