/** Which stacks are reviewed: those that were asked for, or all that either version has. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { StackNotFoundError } from "../project/findProject";
import { readYaml } from "../project/readYaml";
import type { ProgramReading } from "./readProgram";

/** @param folders of the project in either version. @throws {StackNotFoundError} when there is none at all */
export function chooseStacks(asked: readonly string[] | undefined, folders: readonly string[]): readonly string[] {
  if (asked !== undefined && asked.length > 0) return [...new Set(asked)];
  const existing = stacksIn(folders);
  if (existing.length === 0) throw new StackNotFoundError("dev", []);
  return existing;
}

/** @throws {StackNotFoundError} when neither version has the stack */
export function requireDeclared(
  stack: string,
  readings: readonly Pick<ProgramReading, "absent">[],
  folders: readonly string[],
): void {
  if (readings.every(({ absent }) => absent !== undefined)) throw new StackNotFoundError(stack, stacksIn(folders));
}

function stacksIn(folders: readonly string[]): readonly string[] {
  return [...new Set(folders.flatMap(settingsFiles))].sort();
}

function settingsFiles(folder: string): readonly string[] {
  const project = join(folder, "Pulumi.yaml");
  if (!existsSync(project)) return [];
  const { stackConfigDir } = readYaml(project);
  const place = typeof stackConfigDir === "string" ? join(folder, stackConfigDir) : folder;
  const files = existsSync(place) ? readdirSync(place) : [];
  return files.flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
}
