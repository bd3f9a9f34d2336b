/** Decides which files are written, kept or refused, before anything is. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { mergeEnv } from "./config/envConfig";
import type { Refusal } from "./connectRefusedError";
import { envFile, type Kit, type KitFile } from "./kit";

export interface PlannedFile extends KitFile {
  /** "same": it is there already as it would be written; "kept": somebody's own. */
  readonly action: "write" | "same" | "kept";
}

export interface FilePlan {
  readonly files: readonly PlannedFile[];
  readonly refusals: readonly Refusal[];
}

/** The file of variables that is written where git would track the other. */
export const envExample = ".env.example";

/** A kit whose variables are in a file for everybody to see, unless git tracks no .env there. */
export function placeEnv(kit: Kit, isHidden: boolean): Kit {
  if (isHidden) return kit;
  const rename = (file: KitFile): KitFile => (file.name === envFile ? { ...file, name: envExample } : file);
  return { ...kit, config: rename(kit.config), ...(kit.env === undefined ? {} : { env: rename(kit.env) }) };
}

/** @param force replace what is there; a file of variables is brought up to date instead */
export function planFiles(kit: Kit, folder: string, { force }: { readonly force: boolean }): FilePlan {
  if (isNoFolder(folder)) {
    const refusal = { problem: `${folder} is a file.`, fix: "name a folder with --out" };
    return { files: [], refusals: [refusal] };
  }
  const plan = (file: KitFile) => planFile(file, readIfThere(join(folder, file.name)));
  const own = [kit.config, kit.sample, ...kit.parts, kit.env].filter((file) => file !== undefined).map(plan);
  const dependencies = kit.dependencies === undefined ? [] : [plan(kit.dependencies)].map(keepIfThere);
  const taken = own.filter(({ isThere, action }) => isThere && action === "write").map(({ name }) => name);
  const refusals = taken.length === 0 || force ? [] : [wouldOverwrite(taken, folder)];
  return { files: [...own, ...dependencies].map(({ isThere, ...file }) => file), refusals };
}

interface FoundFile extends PlannedFile {
  readonly isThere: boolean;
}

function planFile({ name, text }: KitFile, existing: string | undefined): FoundFile {
  const wanted = existing !== undefined && name === envFile ? mergeEnv(existing, text) : text;
  return { name, text: wanted, action: existing === wanted ? "same" : "write", isThere: existing !== undefined };
}

/** A list of packages has more in it than ours. */
function keepIfThere(file: FoundFile): FoundFile {
  return file.isThere && file.action === "write" ? { ...file, action: "kept" } : file;
}

function wouldOverwrite(names: readonly string[], folder: string): Refusal {
  const are = names.length === 1 ? "is" : "are";
  return {
    problem: `${names.join(", ")} ${are} already in ${folder}, with other content.`,
    fix: "name another folder with --out, or replace with --force (a .env keeps its other lines)",
  };
}

function isNoFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}

function readIfThere(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file, "utf8") : undefined;
}
