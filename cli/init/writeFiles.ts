/** Writes the files of a plan: all of them, or none. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { InitRefusedError } from "./initRefusedError";
import type { PlannedFile } from "./planInit";

/**
 * Each is written beside its place first and moved there when all of them are on the disk.
 *
 * @throws {InitRefusedError} where the disk says no, or somebody else has changed a file since it was read
 */
export function writeFiles(files: readonly PlannedFile[]): void {
  const prepared: PlannedFile[] = [];
  const moved: PlannedFile[] = [];
  try {
    for (const file of files) {
      assertUnchanged(file);
      mkdirSync(dirname(file.path), { recursive: true });
      prepared.push(file);
      writeFileSync(temporary(file), file.after, { mode: modeOf(file) });
    }
    for (const file of files) {
      renameSync(temporary(file), file.path);
      moved.push(file);
    }
  } catch (error) {
    undo(moved);
    if (error instanceof InitRefusedError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const fix = "make the folder yours, or free some room on the disk";
    throw new InitRefusedError([{ problem: `Nothing was written: ${reason}.`, fix }]);
  } finally {
    for (const file of prepared) rmSync(temporary(file), { force: true });
  }
}

function temporary({ path }: PlannedFile): string {
  return `${path}.${process.pid}.tmp`;
}

function modeOf({ path }: PlannedFile): number {
  return statSync(path, { throwIfNoEntry: false })?.mode ?? 0o644;
}

function undo(moved: readonly PlannedFile[]): void {
  for (const { path, before } of moved) {
    if (before === undefined) rmSync(path, { force: true });
    else writeFileSync(path, before);
  }
}

function assertUnchanged({ path, before }: PlannedFile): void {
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
  if ((isThere ? readFileSync(path, "utf8") : undefined) === before) return;
  throw new InitRefusedError([
    { problem: `${path} has changed in the meantime, and nothing was written.`, fix: "run the command again" },
  ]);
}
