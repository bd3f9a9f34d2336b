/**
 * Reads just enough of a TypeScript file to add to it: which characters are code, and whether the file ends outside of every
 * bracket. No parser: what is not plain is answered with undefined, and the file is then left alone.
 */

interface Reader {
  readonly text: string;
  at: number;
  /** The code so far: comments are blanks, and what is inside of strings is `_`. Line breaks stay. */
  code: string;
  /** Brackets that are open; "`" stands for a template's placeholder. */
  readonly open: string[];
}

const closing: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** After one of these a slash begins a regular expression. */
const beforeExpression =
  /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|void|delete|throw|new|else|do))\s*$/;

/** The file's code, as long as the file itself; undefined where it cannot be told. */
export function scanSource(text: string): string | undefined {
  const reader: Reader = { text, at: 0, code: "", open: [] };
  while (reader.at < text.length) {
    if (!readNext(reader)) return undefined;
  }
  return reader.open.length === 0 ? reader.code : undefined;
}

function readNext(reader: Reader): boolean {
  const { text, at } = reader;
  const two = text.slice(at, at + 2);
  const one = text.charAt(at);
  if (two === "//" || (two === "#!" && at === 0)) return take(reader, endOfLine(text, at), " ");
  if (two === "/*") return takeUntil(reader, "*/", " ");
  if (one === '"' || one === "'")
    return takeMatch(reader, one === '"' ? /"(?:[^"\\\n]|\\[\s\S])*"/y : /'(?:[^'\\\n]|\\[\s\S])*'/y);
  if (one === "`" || (one === "}" && reader.open.at(-1) === "`")) return takeTemplate(reader);
  if (one === "/" && beforeExpression.test(reader.code.slice(-200))) {
    return takeMatch(reader, /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y);
  }
  return takeCode(reader, one);
}

function takeCode(reader: Reader, one: string): boolean {
  if ("([{".includes(one)) reader.open.push(one);
  const opened = closing[one];
  if (opened !== undefined && reader.open.pop() !== opened) return false;
  reader.code += one;
  reader.at += 1;
  return true;
}

/** A piece of a template, up to its end or to a placeholder, from its beginning or from the end of a placeholder. */
function takeTemplate(reader: Reader): boolean {
  if (reader.text.charAt(reader.at) === "}") reader.open.pop();
  const piece = /[`}](?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y;
  piece.lastIndex = reader.at;
  const [found] = piece.exec(reader.text) ?? [];
  if (found === undefined) return false;
  if (found.endsWith("${")) reader.open.push("`");
  reader.code += found.replaceAll(/[^\n\r]/g, (one, at) =>
    one === "`" && (at === 0 || at === found.length - 1) ? one : "_",
  );
  reader.at += found.length;
  return true;
}

function takeMatch(reader: Reader, pattern: RegExp): boolean {
  pattern.lastIndex = reader.at;
  const [found] = pattern.exec(reader.text) ?? [];
  if (found === undefined) return false;
  const [first, last] = [found.charAt(0), found.charAt(found.length - 1)];
  reader.code += `${first}${blankOut(found.slice(1, -1), "_")}${last}`;
  reader.at += found.length;
  return true;
}

function takeUntil(reader: Reader, end: string, mark: string): boolean {
  const found = reader.text.indexOf(end, reader.at + 2);
  return found >= 0 && take(reader, found + end.length, mark);
}

function take(reader: Reader, until: number, mark: string): boolean {
  reader.code += blankOut(reader.text.slice(reader.at, until), mark);
  reader.at = until;
  return true;
}

function endOfLine(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found;
}

function blankOut(text: string, mark: string): string {
  return text.replaceAll(/[^\n\r]/g, mark);
}
