/** What is known of the program that an app is added to. Pure. */
import { scanSource } from "./scanSource";

/** One import statement at the top of a file. */
export interface ImportStatement {
  /** Where it stands: of its first character, and behind its line. */
  readonly start: number;
  readonly end: number;
  readonly from: string;
  /** What stands between braces, in order ("A", "type B", "C as D"); absent where the import has another form. */
  readonly names?: readonly string[];
}

export interface ReadProgram {
  readonly text: string;
  /** The same text with comments and the inside of strings blanked out. */
  readonly code: string;
  readonly imports: readonly ImportStatement[];
}

/** undefined: the file is not plain enough to be added to. */
export function readProgram(text: string): ReadProgram | undefined {
  const code = scanSource(text);
  if (code === undefined) return undefined;
  // What a program exports as a whole has no place for one more output.
  if (/\bexport\s*=|\bexport\s+default\b|\bmodule\s*\.\s*exports\b/.test(code)) return undefined;
  return { text, code, imports: readImports(text, code) };
}

function readImports(text: string, code: string): ImportStatement[] {
  const pattern = /^import\b([^;"'(]*?)(["'])_*\2[ \t]*;?[ \t]*(?:\r?\n|$)/gm;
  return [...code.matchAll(pattern)].map(({ index, 0: whole, 1: clause = "" }) => {
    const [, from = ""] =
      /(?:["'])([^"']*)["'][ \t]*;?\s*$/.exec(stripComment(text.slice(index, index + whole.length))) ?? [];
    const [, list] = /^\s*\{([^}]*)\}\s*from\s*$/.exec(clause) ?? [];
    const written = text.slice(index, index + whole.length);
    // A comment inside would be lost.
    const isPlain = !/\/[/*]/.test(written.slice(0, written.indexOf("}")));
    return {
      start: index,
      end: index + whole.length,
      from,
      ...(list !== undefined && isPlain && { names: split(list) }),
    };
  });
}

function stripComment(line: string): string {
  return line.replace(/\s*(?:\/\/.*|\/\*.*\*\/\s*)$/, "");
}

function split(list: string): string[] {
  return list
    .split(",")
    .map((name) => name.trim().replaceAll(/\s+/g, " "))
    .filter((name) => name !== "");
}

/** Whether the program has a meaning for an identifier, or may have. */
export function mentions({ code }: Pick<ReadProgram, "code">, identifier: string): boolean {
  return new RegExp(`(?<![\\w$.])${identifier.replaceAll("$", "\\$")}(?![\\w$])`).test(code);
}

/** The line in which an app of that logical name is declared, counted from 1. */
export function findApp({ text, code }: Pick<ReadProgram, "text" | "code">, name: string): number | undefined {
  const declared =
    /\bnew\s+(?:\w+\.)?(?:AppRegistration|WebApp|SinglePageApp|NativeApp|DaemonApp|ApiApp)\b[^("'`]*\(\s*["'`]/g;
  for (const { index, 0: head } of code.matchAll(declared)) {
    const start = index + head.length;
    if (
      text.slice(start, start + name.length + 1).replace(/["'`]$/, "") === name &&
      /^["'`]/.test(text.charAt(start + name.length))
    )
      return text.slice(0, start).split("\n").length;
  }
  return undefined;
}
