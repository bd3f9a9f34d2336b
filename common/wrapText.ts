/** Breaks a text into lines. */

/** Room in each line of a screen, where a text is read on one; `undefined` keeps every line whole, for programs. */
export type ScreenWidth = number | undefined;

/** Lines of at most `room` characters, broken at blanks. A word that is longer than the room keeps its length. */
export function wrapText(text: string, room: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    const longer = last === "" ? word : `${last} ${word}`;
    if (longer.length <= room || last === "") lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Each line of a text within the screen's width: what goes on below stands further in than its line. */
export function wrapLines(text: string, width: ScreenWidth): string {
  if (width === undefined) return text;
  const wrapLine = (line: string): string[] => {
    const [indent = ""] = /^\s*/.exec(line) ?? [];
    const [first = "", ...rest] = wrapText(line.slice(indent.length), width - indent.length - 2);
    return [`${indent}${first}`, ...rest.map((part) => `${indent}  ${part}`)];
  };
  return text.split("\n").flatMap(wrapLine).join("\n");
}
