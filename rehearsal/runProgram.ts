/** Runs a program against the engine, from its start until everything that it asks for is done. */
import type { Engine } from "./engine/engine";
import type { Reporter } from "./engine/reporter";
import { Gate } from "./gate";
import { startMonitorServer } from "./program/monitorServer";
import {
  failedAndSaidWhy,
  type PreparedProgram,
  type ProgramEnd,
  type ProgramRunOptions,
} from "./program/programProcess";

export interface ProgramRun {
  readonly engine: Engine;
  readonly reporter: Reporter;
  readonly program: PreparedProgram;
  readonly settings: Omit<ProgramRunOptions, "address" | "onOutput">;
  /** Whoever passes it stops the engine when it fires; here it only explains the end. */
  readonly signal: AbortSignal | undefined;
}

/** @returns whether all went well */
export async function runProgram(run: ProgramRun): Promise<boolean> {
  const { engine, reporter } = run;
  const complete = new Gate();
  const done = new Gate();
  const onComplete = (): Promise<void> => {
    complete.open();
    return done.opened;
  };
  const server = await startMonitorServer({ engine, reporter, onComplete });
  try {
    const program = run.program.run({
      ...run.settings,
      address: server.address,
      onOutput: (stream, text) => reporter.programWrote(stream, text),
    });
    engine.onStop(program.stop);
    await Promise.race([complete.opened, program.ended]);
    if (complete.isOpen) await engine.deleteTheRest();
    done.open();
    const end = await program.ended;
    judgeEnd(run, end, complete.isOpen);
    return await engine.finish();
  } finally {
    server.close();
  }
}

/** Stops the run, and says why, where the program has not come to its own good end. */
function judgeEnd({ engine, reporter, signal }: ProgramRun, end: ProgramEnd, complete: boolean): void {
  if (signal?.aborted) {
    reporter.diagnose("error", "the rehearsal was cancelled");
  } else if (engine.hasFailed) {
    // The engine has ended the program, and said why.
  } else if (end.signal !== null) {
    reporter.diagnose("error", `the program was ended by the signal ${end.signal}`);
    engine.stop();
  } else if (end.code === failedAndSaidWhy) {
    engine.stop();
  } else if (end.code !== 0) {
    reporter.diagnose("error", `Program exited with non-zero exit code: ${end.code}`);
    engine.stop();
  } else if (!complete) {
    reporter.diagnose(
      "error",
      "the program ended before it had registered everything; nothing was deleted. Something in it may call process.exit",
    );
    engine.stop();
  }
}
