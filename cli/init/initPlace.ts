/** Where an app is to be declared: the project around a folder, or a folder in which one is begun. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { findProject, type Project, ProjectNotFoundError } from "../project/findProject";
import { readYaml } from "../project/readYaml";
import { InitRefusedError } from "./initRefusedError";
import { findApp } from "./readProgram";
import { scanSource } from "./scanSource";

/** Folder of the files that `appreg adopt` writes, beside the program's. */
export const adoptedFolder = "apps";

export interface InitPlace {
  /** Folder of Pulumi.yaml, or where it is going to be. */
  readonly folder: string;
  /** Absent where a project is begun. */
  readonly project: Project | undefined;
  /** The program's file, which need not exist. */
  readonly entry: string;
}

/**
 * @throws {InitRefusedError} for a project whose program is no TypeScript
 * @throws {SettingsUnreadableError}
 */
export function findPlace(start: string): InitPlace {
  const folder = resolve(start);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new InitRefusedError([
      { problem: `There is no folder ${folder}.`, fix: "make it first, or name another with --cwd" },
    ]);
  }
  const project = projectAround(folder);
  if (project === undefined) return { folder, project, entry: join(folder, "index.ts") };
  return { folder: project.folder, project, entry: findEntry(project) };
}

function projectAround(folder: string): Project | undefined {
  try {
    return findProject(folder);
  } catch (error) {
    if (error instanceof ProjectNotFoundError) return undefined;
    throw error;
  }
}

function findEntry({ folder }: Project): string {
  const { runtime, main } = readYaml(join(folder, "Pulumi.yaml"));
  const language = typeof runtime === "object" && runtime !== null && "name" in runtime ? runtime.name : runtime;
  if (language !== "nodejs") throw noTypeScript(`Pulumi.yaml says that it runs with ${String(language)}`);
  const path = resolve(folder, typeof main === "string" ? main : ".");
  if (/\.[mc]?ts$/.test(path)) return path;
  if (/\.[mc]?js$/.test(path)) throw noTypeScript(`Pulumi.yaml names ${basename(path)}`);
  const entry = join(path, "index.ts");
  if (!existsSync(entry) && existsSync(join(path, "index.js")))
    throw noTypeScript("there is an index.js, and no index.ts");
  return entry;
}

function noTypeScript(why: string): InitRefusedError {
  return new InitRefusedError([
    {
      problem: `The program is not in TypeScript: ${why}.`,
      fix: "run it in an empty folder with --dry-run, and take over what it prints",
    },
  ]);
}

/** A file of the program that declares an app of that name already. */
export interface DeclaredApp {
  /** Logical name. */
  readonly name: string;
  /** As seen from the project's folder. */
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Looked for in the program's file, those beside it, and those of adopted apps. */
export function findDeclared({ entry, folder }: InitPlace, name: string): DeclaredApp | undefined {
  for (const file of sourcesBeside(entry)) {
    const text = readFileSync(file, "utf8");
    // What cannot be scanned is searched as it is: a false alarm is the lesser evil.
    const line = findApp({ text, code: scanSource(text) ?? text }, name);
    if (line !== undefined) return { name, file: relative(folder, file).split(sep).join("/"), line, text };
  }
  return undefined;
}

function sourcesBeside(entry: string): string[] {
  return [dirname(entry), join(dirname(entry), adoptedFolder)].filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.[mc]?ts$/.test(name) && !/\.d\.[mc]?ts$/.test(name))
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).isFile()),
  );
}

/** A file's text; undefined where there is none. */
export function readIfThere(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file, "utf8") : undefined;
}
