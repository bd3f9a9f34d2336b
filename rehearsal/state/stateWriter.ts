/**
 * Keeps the state of one stack on the disk while a run changes it: the whole state at the beginning and at the end,
 * each change in between as a line of the log (`stateLog.ts`).
 */
import { type FileHandle, open, rm } from "node:fs/promises";
import type { StackState } from "./resourceState";
import type { StateChange } from "./stateChange";
import { renderStateFile, writeStateText } from "./stateFile";
import { LogNumbers, logFileOf, renderLogHeader } from "./stateLog";

export class StateWriter {
  #base: StackState;
  #numbers: LogNumbers;
  #log: FileHandle | undefined;
  /** Text of the state file with which the log has yet to begin. */
  #checkpoint: string | undefined;
  #lines: string[] = [];
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  #began = false;

  /** @param base what the run begins with: the content of the file, or what takes its place */
  constructor(
    private readonly file: string,
    base: StackState,
    private readonly clock: () => Date,
  ) {
    this.#base = base;
    this.#numbers = new LogNumbers(base);
  }

  /**
   * Resolves when the change is on the disk. Those that come during a write share the next. Once a write has failed
   * they all do: a log with a gap would tell what never was.
   */
  save(change: StateChange): Promise<void> {
    if (change.kind === "rebase") this.#beginWith(change.base);
    else {
      if (!this.#began) this.#beginWith(this.#base);
      this.#lines.push(this.#numbers.renderChange(change));
    }
    this.#next ??= this.#writing.then(() => {
      this.#next = undefined;
      this.#writing = this.#write();
      return this.#writing;
    });
    return this.#next;
  }

  /** Puts the whole state into the file and removes the log; nothing where nothing was saved. */
  async settle(current: StackState): Promise<void> {
    if (!this.#began) return;
    await (this.#next ?? this.#writing).catch(() => undefined);
    await this.#log?.close();
    this.#log = undefined;
    await writeStateText(this.file, renderStateFile(current, this.clock()));
    await rm(logFileOf(this.file), { force: true });
  }

  /** Rendered at once: the states change while they wait to be written. */
  #beginWith(base: StackState): void {
    this.#began = true;
    this.#base = base;
    this.#numbers = new LogNumbers(base);
    this.#checkpoint = renderStateFile(base, this.clock());
    this.#lines = [];
  }

  async #write(): Promise<void> {
    const lines = this.#lines.splice(0);
    const log = await this.#openLog();
    if (lines.length === 0) return;
    await log.appendFile(`${lines.join("\n")}\n`);
    await log.datasync();
  }

  async #openLog(): Promise<FileHandle> {
    if (this.#checkpoint !== undefined) {
      const checkpoint = this.#checkpoint;
      this.#checkpoint = undefined;
      await this.#log?.close();
      await writeStateText(this.file, checkpoint);
      this.#log = await open(logFileOf(this.file), "w", 0o600);
      await this.#log.appendFile(`${renderLogHeader(checkpoint)}\n`);
    }
    if (this.#log === undefined) throw new Error(`the log of ${this.file} is closed`);
    return this.#log;
  }
}
