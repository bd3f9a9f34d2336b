/** Writes the files of a plan. */
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConnectRefusedError } from "./connectRefusedError";
import { envFile } from "./kit";
import type { PlannedFile } from "./planFiles";

const ownerOnly = 0o600;

/** @throws {ConnectRefusedError} when the folder cannot be written, with what the system says. */
export function writePlan(files: readonly PlannedFile[], folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, text, action } of files) {
      if (action !== "write") continue;
      const file = join(folder, name);
      // Only its owner is to read what may hold a secret; a file that was there keeps its mode while it is written.
      if (name === envFile && existsSync(file)) chmodSync(file, ownerOnly);
      writeFileSync(file, text, name === envFile ? { mode: ownerOnly } : {});
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConnectRefusedError([
      { problem: `The folder ${folder} cannot be written: ${reason}.`, fix: "name another with --out" },
    ]);
  }
}
