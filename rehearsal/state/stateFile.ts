/**
 * Reads and writes the state of a stack.
 *
 * A write goes to a file beside, is flushed to the disk and takes the place of the old one in one move:
 * whoever is killed in between leaves the old state or the new one, never half of one.
 */
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { deploymentVersion, parseDeployment, renderDeployment, versionedFile } from "./deploymentFile";
import type { StackState } from "./resourceState";
import { StateDamagedError, StateNewerError } from "./stateErrors";

/**
 * The state in a file; an empty one when there is no such file.
 *
 * @throws {StateDamagedError} when the file holds something else
 * @throws {StateNewerError} when the file's format is of a later version
 */
export async function readStackState(file: string): Promise<StackState> {
  const text = await readTextIfThere(file);
  if (text === undefined) return { resources: [], pendingOperations: [] };
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

/** Writes the state of one stack, one write at a time. */
export class StateWriter {
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  /** @param current gives the state as it is at the moment of writing. */
  constructor(
    private readonly file: string,
    private readonly current: () => StackState,
    private readonly clock: () => Date,
  ) {}

  /**
   * Resolves when the state as it is now, or a later one, is on the disk. Calls made during a write share the next.
   */
  save(): Promise<void> {
    this.#next ??= this.#writing
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#writing = writeStackState(this.file, this.current(), this.clock());
        return this.#writing;
      });
    return this.#next;
  }
}

/** Writes a state so that only its owner can read it and no crash can leave half of it. */
export async function writeStackState(file: string, state: StackState, now: Date): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(beside, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(renderDeployment(state, now), undefined, 2)}\n`);
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
