/**
 * Reads and writes the state of a stack.
 *
 * A write goes to a file beside, is flushed to the disk and takes the place of the old one in one move:
 * whoever is killed in between leaves the old state or the new one, never half of one. While a run is under way, a log
 * beside the file holds what has changed since (`stateLog.ts`).
 */
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { deploymentVersion, parseDeployment, renderDeployment, versionedFile } from "./deploymentFile";
import { findFlaw } from "./findFlaw";
import type { StackState } from "./resourceState";
import { StateDamagedError, StateNewerError } from "./stateErrors";
import { logFileOf, withLog } from "./stateLog";

/**
 * The state in a file, and what a run that was killed had done since it was written; an empty one when there is no
 * such file.
 *
 * @throws {StateDamagedError} when the file or its log holds something else
 * @throws {StateNewerError} when the format is of a later version
 */
export async function readStackState(file: string): Promise<StackState> {
  const text = await readTextIfThere(file);
  if (text === undefined) return { resources: [], pendingOperations: [] };
  const state = parseStateFile(file, text);
  const logFile = logFileOf(file);
  const log = await readTextIfThere(logFile);
  const latest = log === undefined ? state : withLog(state, text, { file: logFile, text: log });
  const flaw = findFlaw(latest);
  if (flaw !== undefined) throw new StateDamagedError(file, flaw);
  return latest;
}

/** @throws {StateDamagedError} {StateNewerError} when the text of the file is none of a state */
export function parseStateFile(file: string, text: string): StackState {
  try {
    const parsed: unknown = JSON.parse(text);
    const { version } = versionedFile.parse(parsed);
    if (version > deploymentVersion) throw new StateNewerError(file, version);
    return parseDeployment(parsed);
  } catch (cause) {
    if (cause instanceof StateNewerError) throw cause;
    throw new StateDamagedError(file, explainDamage(cause), { cause });
  }
}

/** Writes a state so that only its owner can read it and no crash can leave half of it. */
export async function writeStackState(file: string, state: StackState, now: Date): Promise<void> {
  await writeStateText(file, renderStateFile(state, now));
}

/** The text of a state file. */
export function renderStateFile(state: StackState, now: Date): string {
  return `${JSON.stringify(renderDeployment(state, now), undefined, 2)}\n`;
}

/** Puts a text in the place of a state file, in one move. */
export async function writeStateText(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(beside, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
}

async function readTextIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
}

function explainDamage(cause: unknown): string {
  if (cause instanceof z.ZodError) {
    const [first] = cause.issues;
    return first ? `${first.path.join(".") || "the file"}: ${first.message}` : "it has another shape";
  }
  // A JSON parser's message may quote the text, and with it a secret.
  if (cause instanceof SyntaxError) return "it is not JSON, or was cut off";
  return cause instanceof Error ? cause.message : "it has another shape";
}
