/** Lays rows out as a table of plain text, at most 80 columns wide. */

const gap = 2;

/** Columns as wide as they need to be: the first reads from the left, numbers stand at the right. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)));
  return [head, ...rows].map((row) => renderRow(row, widths)).join("\n");
}

/** What is asked of a time, and whether it was met; nothing where nothing is asked. */
export function renderTarget(wallSeconds: number, target: number | undefined): string {
  return target === undefined ? "" : `${wallSeconds <= target ? "<=" : "missed"} ${target.toFixed(1)} s`;
}

function renderRow(row: readonly string[], widths: readonly number[]): string {
  const cells = widths.map((width, column) => {
    const text = row[column] ?? "";
    return column === 0 ? text.padEnd(width) : text.padStart(width);
  });
  return cells.join(" ".repeat(gap)).trimEnd();
}
