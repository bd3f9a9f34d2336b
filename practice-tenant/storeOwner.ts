/**
 * Which process has a store open: a note beside it, for messages only. What keeps a second process out is the lock on the
 * file itself.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { isAlive } from "../common";

/** To be called by the process that has the store open. */
export function noteOwner(storeFile: string): void {
  writeFileSync(noteFileOf(storeFile), String(process.pid), { mode: 0o600 });
}

/** To be called before the store is closed: afterwards the note may be the next owner's. */
export function forgetOwner(storeFile: string): void {
  rmSync(noteFileOf(storeFile), { force: true });
}

/** The id of the living process that noted itself, if one did. A process that was killed leaves its note behind. */
export function findOwner(storeFile: string): number | undefined {
  const owner = Number(readNote(storeFile));
  return Number.isSafeInteger(owner) && owner > 0 && isAlive(owner) ? owner : undefined;
}

export function noteFileOf(storeFile: string): string {
  return `${storeFile}.owner`;
}

function readNote(storeFile: string): string {
  try {
    return readFileSync(noteFileOf(storeFile), "utf8");
  } catch {
    return "";
  }
}
