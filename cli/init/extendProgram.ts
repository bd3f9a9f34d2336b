/** Adds an app to a program's file: merged imports, the declaration below everything else. Pure. */
import { compareNames, type Declaration } from "./declaration";
import { libraryName, renderBody, renderImport } from "./programModule";
import { mentions, type ReadProgram } from "./readProgram";

/** Names by which a program shows where it has the library from. No constant of ours takes one of them. */
export const libraryNames: ReadonlySet<string> = new Set([
  ...["AppRegistration", "WebApp", "SinglePageApp", "NativeApp", "DaemonApp", "ApiApp"],
  ...["githubActions", "gitLab", "azureDevOps", "kubernetes", "terraformCloud", "pulumiCloud"],
]);

/** From where the program has the library; by the package's name where it has nothing of it yet. */
export function libraryOf({ imports }: ReadProgram): string {
  const using = imports.find(
    ({ from, names = [] }) => from === libraryName || names.some((name) => libraryNames.has(name)),
  );
  return using?.from ?? libraryName;
}

/** The file's new text; undefined where a name that is needed means something else in it. */
export function extendProgram(program: ReadProgram, declaration: Declaration): string | undefined {
  const { text } = program;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const wanted: readonly Wanted[] = [
    ...(declaration.readsFile ? [{ from: "node:fs", names: ["readFileSync"] }] : []),
    { from: libraryOf(program), names: declaration.library },
  ];
  const missing = wanted.map(({ from, names }) => ({
    from,
    names: names.filter((name) => !isImported(program, from, name)),
  }));
  if (missing.some(({ names }) => names.some((name) => isOtherwiseUsed(program, name)))) return undefined;
  const edits = missing
    .filter(({ names }) => names.length > 0)
    .map((one) => importEdit(program, { ...one, lineWidth: declaration.lineWidth }));
  const last = edits.at(-1);
  // What follows the first import of a file stands apart from it.
  if (program.imports.length === 0 && last !== undefined) edits.push({ ...last, text: "\n" });
  const imported = applyEdits(
    text,
    edits.map((edit) => ({ ...edit, text: edit.text.replaceAll("\n", newline) })),
  );
  const above = imported.trimEnd() === "" ? "" : `${imported.trimEnd()}${newline}${newline}`;
  return `${above}${renderBody(declaration).replaceAll("\n", newline)}`;
}

interface Wanted {
  readonly from: string;
  readonly names: readonly string[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function isImported({ imports }: ReadProgram, from: string, name: string): boolean {
  return imports.some((statement) => statement.from === from && (statement.names ?? []).includes(name));
}

/** An import of the type alone becomes one of both. */
function isOtherwiseUsed(program: ReadProgram, name: string): boolean {
  const typeOnly = program.imports.some(({ names = [] }) => names.includes(`type ${name}`));
  return !typeOnly && mentions(program, name);
}

function importEdit(program: ReadProgram, { from, names, lineWidth }: Wanted & { readonly lineWidth: number }): Edit {
  const { imports } = program;
  const same = imports.find((statement) => statement.from === from && statement.names !== undefined);
  if (same?.names !== undefined && same.braceEnd !== undefined) {
    const kept = same.names.filter((name) => !names.some((one) => name === `type ${one}`));
    const whole = renderImport(sortNames([...kept, ...names]), from, lineWidth);
    return { start: same.start, end: same.braceEnd, text: whole.slice(0, whole.lastIndexOf("}") + 1) };
  }
  const at = placeOf(program, from);
  return { start: at, end: at, text: renderImport(names, from, lineWidth) };
}

function sortNames(names: readonly string[]): string[] {
  return [...names].sort((left, right) => compareNames(left.replace(/^type /, ""), right.replace(/^type /, "")));
}

/** Node's modules, packages, then the program's own files; below the comment that says what the file is. */
function placeOf({ imports, code, text }: ReadProgram, from: string): number {
  const same = imports.find((statement) => statement.from === from);
  if (same !== undefined) return same.end;
  const later = imports.find((statement) => compareSources(statement.from, from) > 0);
  if (later !== undefined) return later.start;
  const last = imports.at(-1);
  if (last !== undefined) return last.end;
  const first = code.search(/\S/);
  return first < 0 ? text.length : text.lastIndexOf("\n", first) + 1;
}

function compareSources(left: string, right: string): number {
  const rank = (source: string): number => (source.startsWith("node:") ? 0 : source.startsWith(".") ? 2 : 1);
  return rank(left) - rank(right) || compareNames(left, right);
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  // Those at one place are put in from the last to the first, so that they stand in their order.
  const fromTheEnd = [...edits].reverse().sort((left, right) => right.start - left.start);
  return fromTheEnd.reduce(
    (before, { start, end, text: inserted }) => before.slice(0, start) + inserted + before.slice(end),
    text,
  );
}
