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
  /** Behind the braces, where there are names. */
  readonly braceEnd?: number;
}

export interface ReadProgram {
  /** With a line break at its end. */
  readonly text: string;
  /** The same text with comments and the inside of strings blanked out. */
  readonly code: string;
  readonly imports: readonly ImportStatement[];
}

/** undefined: the file is not plain enough to be added to. */
export function readProgram(written: string): ReadProgram | undefined {
  const text = /[^\n]$/.test(written) ? `${written}\n` : written;
  const code = scanSource(text);
  // A byte order mark has to stay in front of everything.
  if (code === undefined || text.startsWith("\uFEFF")) return undefined;
  // What a program exports as a whole has no place for one more output.
  if (/\bexport\s*=|\bexport\s+default\b|\bmodule\s*\.\s*exports\b/.test(code)) return undefined;
  return { text, code, imports: readImports(text, code) };
}

function readImports(text: string, code: string): ImportStatement[] {
  const pattern = /^import\b([^;"'(]*?)(["'])(_*)\2/gm;
  return [...code.matchAll(pattern)].map(({ index, 0: whole, 1: clause = "", 3: source = "" }) => {
    const behind = index + whole.length;
    const lineEnd = code.indexOf("\n", behind);
    const [head = "", list] = /^\s*\{([^}]*)\}(?=\s*from\s*$)/.exec(clause) ?? [];
    const braceEnd = index + "import".length + head.length;
    // A comment inside of the braces would be lost.
    const isPlain = list !== undefined && text.slice(index, braceEnd) === code.slice(index, braceEnd);
    return {
      start: index,
      end: lineEnd < 0 ? text.length : lineEnd + 1,
      from: text.slice(behind - source.length - 1, behind - 1),
      ...(isPlain && { names: split(list), braceEnd }),
    };
  });
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

/** Up to and with the quote that begins the name. */
const declaration =
  /\bnew\s+(?:\w+\.)?(?:AppRegistration|WebApp|SinglePageApp|NativeApp|DaemonApp|ApiApp)\s*(?:<[^()]*>)?\s*\(\s*(["'`])/g;

/** The line in which an app of that logical name is declared, counted from 1. */
export function findApp({ text, code }: Pick<ReadProgram, "text" | "code">, name: string): number | undefined {
  const found = [...code.matchAll(declaration)].find(({ index, 0: head, 1: quote = "" }) =>
    text.startsWith(`${name}${quote}`, index + head.length),
  );
  return found && text.slice(0, found.index + found[0].length).split("\n").length;
}
