/** Writes the files of a plan. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConnectRefusedError } from "./connectRefusedError";
import { envFile } from "./kit";
import type { PlannedFile } from "./planFiles";

/** @throws {ConnectRefusedError} when the folder cannot be written, with what the system says. */
export function writePlan(files: readonly PlannedFile[], folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, text, action } of files) {
      // Only its owner is to read what may hold a secret.
      if (action === "write") writeFileSync(join(folder, name), text, name === envFile ? { mode: 0o600 } : {});
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConnectRefusedError([
      { problem: `The folder ${folder} cannot be written: ${reason}.`, fix: "name another with --out" },
    ]);
  }
}
