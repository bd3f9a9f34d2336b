/** What a page of the documentation shows: programs, and commands with what they print. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(__dirname, "..", "..");

export interface Transcript {
  /** As people type it, without "npx appreg". */
  readonly args: readonly string[];
  /** What the page shows below; a line of three dots stands for any lines. */
  readonly shown: string;
}

export interface DocumentedPage {
  /** Path below the root, such as "docs/apps/webApp.md". */
  readonly path: string;
  readonly text: string;
  /** The TypeScript blocks, in the order of the page. */
  readonly programs: readonly string[];
  /** The commands that are shown with their output, in the order of the page. */
  readonly transcripts: readonly Transcript[];
}

export function readPage(path: string): DocumentedPage {
  const text = readFileSync(join(root, path), "utf8");
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
  const of = (language: string) => blocks.flatMap(([, found, block = ""]) => (found === language ? [block] : []));
  return { path, text, programs: of("ts"), transcripts: of("").flatMap(readTranscripts) };
}

function readTranscripts(block: string): Transcript[] {
  return [...block.matchAll(/^\$ npx appreg (.+)\n((?:(?!\$ ).*\n)*)/gm)].map(([, command = "", shown = ""]) => ({
    args: command.split(" "),
    shown,
  }));
}

/**
 * The parts of an output that a page shows, without what differs from run to run: ids, ports, times and days. Where a page
 * breaks a line that is too long for it, and how often a word is indented, counts for nothing.
 */
export function normalise(output: string): string {
  return output
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>")
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:<port>")
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC \(in \d+ minutes\)/g, "<time>")
    .replace(/\d{4}-\d\d-\d\d/g, "<day>")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The parts that a page shows and that the output does not hold, in that order; none where the page is right. What comes
 * before, after or between them is left out by the page with three dots only.
 */
export function missingParts(shown: string, output: string): string[] {
  const rest = ` ${normalise(output)} `;
  const parts = shown.split(/^\.\.\.$/m).map(normalise);
  let at = 0;
  return parts.flatMap((part, index) => {
    const found = part === "" ? at : rest.indexOf(` ${part} `, at);
    const isFirst = index === 0 && part !== "" && found !== 0;
    const isLast = index === parts.length - 1 && part !== "" && !rest.endsWith(` ${part} `);
    if (found < 0 || isFirst || isLast) return [part];
    at = found + part.length;
    return [];
  });
}

/** The programs of a page that declare apps; the first is its main one. */
export function declarationsOf({ programs }: Pick<DocumentedPage, "programs">): readonly string[] {
  return programs.filter((program) => program.includes('from "entra-app-registration"'));
}

/** The program of a page whose first line names this file. */
export function programNamed({ programs, path }: DocumentedPage, file: string): string {
  const found = programs.find((program) => program.startsWith(`// ${file}\n`));
  if (found === undefined) throw new Error(`${path} has no program ${file}`);
  return found;
}
