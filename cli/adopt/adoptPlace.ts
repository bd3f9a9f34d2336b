/** Where adopted apps are written to: the program at hand, its stack, and what both hold already. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { CliDeps } from "../cliDeps";
import { libraryNames, libraryOf } from "../init/extendProgram";
import { adoptedFolder, findDeclared, findPlace, type InitPlace, readIfThere } from "../init/initPlace";
import { readLineWidth } from "../init/lineWidth";
import { libraryName } from "../init/programModule";
import { mentions, type ReadProgram, readProgram } from "../init/readProgram";
import { findStack, type Project, type Stack } from "../project/findProject";
import type { AdoptOptions } from "./adoptOptions";
import { refuseAdoption } from "./adoptRefusedError";

export interface AdoptPlace {
  readonly project: Project;
  readonly stack: Stack;
  /** The program's file, which need not exist. */
  readonly entry: string;
  readonly entryText: string | undefined;
  /** Undefined where there is no file, or where it is not plain enough to be added to. */
  readonly program: ReadProgram | undefined;
  /** Folder of the adopted apps' files. */
  readonly folder: string;
  /** From where the program has the library, as its own file says it. */
  readonly library: string;
  readonly lineWidth: number;
  /** Whether files name one another with their ending, as modules of ECMAScript do. */
  readonly isEsModule: boolean;
}

/**
 * @throws {AdoptRefusedError} where there is no project
 * @throws {InitRefusedError} for a program that is no TypeScript
 * @throws errors of the stack and its settings
 */
export function findAdoptPlace(options: AdoptOptions, deps: Pick<CliDeps, "cwd">): AdoptPlace {
  const start = resolve(deps.cwd, options.cwd ?? ".");
  const { project, entry } = findPlace(start);
  if (project === undefined) {
    const fix = "begin one with `appreg init`, or name the folder of a project with --cwd";
    throw refuseAdoption(`There is no Pulumi project in ${start} or above it, into which apps could be adopted.`, fix);
  }
  const entryText = readIfThere(entry);
  const program = entryText === undefined ? undefined : readProgram(entryText);
  const packageFile = readIfThere(join(project.folder, "package.json")) ?? "";
  return {
    ...{ project, entry, entryText, program },
    stack: findStack(project, options.stack),
    folder: join(dirname(entry), adoptedFolder),
    library: program === undefined ? (libraryIn(entryText) ?? libraryName) : libraryOf(program),
    lineWidth: readLineWidth(project.folder),
    isEsModule: /"type"\s*:\s*"module"/.test(packageFile),
  };
}

/** From where a file has the library that is not plain enough to be added to. */
function libraryIn(text = ""): string | undefined {
  const imports = text.matchAll(/\bimport\s*\{([^}]*)\}\s*from\s*(["'])(.*?)\2/g);
  return [...imports].find(([, names = ""]) => names.split(/[\s,]+/).some((name) => libraryNames.has(name)))?.[3];
}

/** A path as people read it from the folder that they are in. */
export function shownFrom(path: string, from: string): string {
  const shown = relative(from, path).split(sep).join("/");
  return shown.startsWith("..") ? path : shown;
}

/** What the program means by an identifier already. */
export function isTakenIn({ program }: AdoptPlace, identifier: string): boolean {
  return program !== undefined && mentions(program, identifier);
}

/** Where an app of that logical name stands already, as an end of "the name is taken: …". */
export function holderOfName(place: AdoptPlace, name: string): string | undefined {
  const initPlace: InitPlace = { folder: place.project.folder, project: place.project, entry: place.entry };
  const declared = findDeclared(initPlace, name);
  if (declared !== undefined) return `${declared.file}, line ${declared.line}, declares an app of that name`;
  const file = join(place.folder, `${name}.ts`);
  return existsSync(file) ? `there is a file ${shownFrom(file, place.project.folder)}` : undefined;
}

/** The file into which an app was adopted before. */
export function adoptedBefore({ folder, project }: AdoptPlace, clientId: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const found = files.find((name) => readIfThere(join(folder, name))?.includes(adoptionNote(clientId)));
  return found && shownFrom(join(folder, found), project.folder);
}

/** By what the file of an adopted app is recognised. */
export function adoptionNote(clientId: string): string {
  return `adopted from the app registration ${clientId}`;
}
