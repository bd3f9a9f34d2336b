/**
 * Keeps two runs from changing the state of one stack at the same time.
 *
 * The lock is a file that holds the owner's process id. One whose owner is dead was left by a kill and is taken over.
 */
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isAlive } from "../../common";
import { StateLockedError } from "./stateErrors";

/**
 * Takes the lock of a state file. @returns a function that gives it back
 *
 * @throws {StateLockedError} when a living process holds it
 */
export async function lockState(stateFile: string): Promise<() => Promise<void>> {
  const lockFile = `${stateFile}.lock`;
  await mkdir(dirname(lockFile), { recursive: true });
  while (!(await createLock(lockFile))) {
    const owner = await readOwner(lockFile);
    if (owner !== undefined && isAlive(owner)) throw new StateLockedError(lockFile, owner);
    await breakLock(lockFile, owner);
  }
  return () => rm(lockFile, { force: true });
}

/**
 * Makes sure that nobody is changing the state now.
 *
 * @throws {StateLockedError} when a living process holds its lock
 */
export async function requireUnlocked(stateFile: string): Promise<void> {
  const unlock = await lockState(stateFile);
  await unlock();
}

/** The content appears together with the name, so that nobody reads a lock without an owner. */
async function createLock(lockFile: string): Promise<boolean> {
  const mine = `${lockFile}.${process.pid}`;
  await writeFile(mine, String(process.pid), { mode: 0o600 });
  try {
    await link(mine, lockFile);
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  } finally {
    await rm(mine, { force: true });
  }
}

async function readOwner(lockFile: string): Promise<number | undefined> {
  const text = await readFile(lockFile, "utf8").catch(() => "");
  const owner = Number(text);
  return Number.isSafeInteger(owner) && owner > 0 ? owner : undefined;
}

/** Takes a dead owner's lock away; if somebody else was quicker and it is theirs by now, puts it back. */
async function breakLock(lockFile: string, deadOwner: number | undefined): Promise<void> {
  const taken = `${lockFile}.${process.pid}.stale`;
  try {
    await rename(lockFile, taken);
    if ((await readOwner(taken)) !== deadOwner) await link(taken, lockFile);
  } catch {
    // It is gone or there is a new one: the caller looks again.
  } finally {
    await rm(taken, { force: true });
  }
}
