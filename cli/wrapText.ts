/** Breaks a text into lines. */

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
