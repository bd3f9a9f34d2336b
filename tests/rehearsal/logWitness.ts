/** Keeps the log of a run in memory and sees that it tells at each change the state that the run is in. */
import { expect } from "vitest";
import type { StackState } from "../../rehearsal/state/resourceState";
import type { StateChange } from "../../rehearsal/state/stateChange";
import { parseStateFile, renderStateFile } from "../../rehearsal/state/stateFile";
import { LogNumbers, renderLogHeader, withLog } from "../../rehearsal/state/stateLog";

const now = new Date("2026-01-02T03:04:05Z");

export class LogWitness {
  #numbers: LogNumbers;
  #checkpoint: string;
  #lines: string[] = [];

  constructor(base: StackState) {
    this.#numbers = new LogNumbers(base);
    this.#checkpoint = renderStateFile(base, now);
  }

  /** Takes the change, and expects of a reader of file and log the `current` state. */
  expectToTell(change: StateChange, current: StackState): void {
    if (change.kind === "rebase") {
      this.#numbers = new LogNumbers(change.base);
      this.#checkpoint = renderStateFile(change.base, now);
      this.#lines = [];
    } else this.#lines.push(this.#numbers.renderChange(change));
    const text = `${[renderLogHeader(this.#checkpoint), ...this.#lines].join("\n")}\n`;
    const told = withLog(parseStateFile("dev.json", this.#checkpoint), this.#checkpoint, {
      file: "dev.json.log",
      text,
    });
    // What a step under way has already changed in its states is told when it ends.
    if (current.pendingOperations.length > 0) {
      expect(told.pendingOperations.map(nameOperation)).toEqual(current.pendingOperations.map(nameOperation));
    } else expect(renderStateFile(told, now)).toEqual(renderStateFile(current, now));
  }
}

function nameOperation({ type, resource }: StackState["pendingOperations"][number]): string {
  return `${type} ${resource.urn}`;
}
