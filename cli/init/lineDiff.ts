/** The difference between two versions of a file, as `diff -u` shows it. Pure. */
import type { Paint } from "../paint";

/** Lines around a change that show where it is. */
const context = 2;

interface DiffLine {
  readonly mark: " " | "+" | "-";
  readonly text: string;
}

/** Each line ends in a line break; empty for two that are equal. */
export function renderDiff(before: string, after: string, paint: Paint): string {
  const lines = diffLines(linesOf(before), linesOf(after));
  const shown = lines.map((_, index) => lines.slice(Math.max(0, index - context), index + context + 1).some(isChange));
  const rendered = lines.map((line, index) => {
    if (shown[index] === true) return `${renderLine(line, paint)}\n`;
    return shown[index - 1] === true || index === 0 ? `${paint("dim", "  …")}\n` : "";
  });
  return lines.some(isChange) ? rendered.join("") : "";
}

function isChange({ mark }: DiffLine): boolean {
  return mark !== " ";
}

function renderLine({ mark, text }: DiffLine, paint: Paint): string {
  const line = `${mark} ${text}`.trimEnd();
  if (mark === " ") return line;
  return paint(mark === "+" ? "green" : "red", line);
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\r?\n$/, "").split(/\r?\n/);
}

/** What is common at both ends stays; in between, the longest common rest does. */
function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const common = (left: readonly string[], right: readonly string[]): number => {
    const different = left.findIndex((line, index) => line !== right[index]);
    return different < 0 ? Math.min(left.length, right.length) : Math.min(different, right.length);
  };
  const head = common(before, after);
  const rest = Math.min(before.length, after.length) - head;
  const tail = Math.min(rest, common(before.slice(head).reverse(), after.slice(head).reverse()));
  const same = (lines: readonly string[]): DiffLine[] => lines.map((text) => ({ mark: " ", text }));
  return [
    ...same(before.slice(0, head)),
    ...diffMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...same(before.slice(before.length - tail)),
  ];
}

function diffMiddle(before: readonly string[], after: readonly string[]): DiffLine[] {
  const lengths = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const [old = "", young = ""] = [before[left], after[right]];
    const [without = 0, skipped = 0] = [lengths[left + 1]?.[right], lengths[left]?.[right + 1]];
    if (left < before.length && right < after.length && old === young) {
      lines.push({ mark: " ", text: old });
      left += 1;
      right += 1;
    } else if (left < before.length && (right === after.length || without >= skipped)) {
      lines.push({ mark: "-", text: old });
      left += 1;
    } else {
      lines.push({ mark: "+", text: young });
      right += 1;
    }
  }
  return lines;
}

/** How many lines the two have in common from each pair of places on. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let left = before.length - 1; left >= 0; left -= 1) {
    for (let right = after.length - 1; right >= 0; right -= 1) {
      const [row = [], next = []] = [lengths[left], lengths[left + 1]];
      row[right] =
        before[left] === after[right] ? (next[right + 1] ?? 0) + 1 : Math.max(next[right] ?? 0, row[right + 1] ?? 0);
    }
  }
  return lengths;
}
