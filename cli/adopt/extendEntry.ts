/** Makes the program's file give out what adopted apps have to say. Pure. */
import type { PlannedFile } from "../init/planInit";
import type { AdoptPlace } from "./adoptPlace";

export interface ExportedName {
  readonly name: string;
  /** The module, as the program's file names it. */
  readonly from: string;
}

export interface ExtendedEntry {
  /** Undefined where the file is left alone. */
  readonly file: PlannedFile | undefined;
  readonly linesToAdd: readonly string[];
}

/** The lines go below everything else; a file that is not plain enough is left to its author. */
export function extendEntry(
  { entry, entryText, program }: AdoptPlace,
  exported: readonly ExportedName[],
): ExtendedEntry {
  const lines = exported.map(({ name, from }) => `export { ${name} } from ${JSON.stringify(from)};`);
  const isEmpty = entryText === undefined || entryText.trim() === "";
  if (!isEmpty && program === undefined) return { file: undefined, linesToAdd: lines };
  const text = entryText ?? "";
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const heading = "/** The apps of this tenant. Declarations and outputs only. */";
  const above = isEmpty ? `${heading}${newline}` : `${text.trimEnd()}${newline}`;
  // Such lines stand together.
  const gap =
    isEmpty || /^export \{[^}\n]*\} from [^\n]*$/.test(text.trimEnd().split("\n").at(-1) ?? "") ? "" : newline;
  const after = `${above}${gap}${lines.join(newline)}${newline}`;
  return { file: { path: entry, before: entryText, after }, linesToAdd: [] };
}
