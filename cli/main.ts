/** The command line `appreg`: reads the arguments, runs one command and says how it ended. */
import { CommanderError } from "commander";
import { type CliDeps, processDeps } from "./cliDeps";
import { createProgram } from "./createProgram";
import { type ExitCode, exitCodes } from "./exitCodes";
import { reportError } from "./reportError";

/** Runs the command line for this process; `argv` is what follows the name `appreg`. */
export function main(argv: readonly string[]): void {
  const deps = processDeps();
  void runCommandLine(argv, deps).then(() => {
    // What a sign-in that was left alone still waits for would keep the process alive.
    if (deps.interrupted.aborted) process.exit();
  });
}

/** Runs one command. Never rejects: what went wrong is told on stderr and in the exit code. */
export async function runCommandLine(argv: readonly string[], deps: CliDeps): Promise<void> {
  try {
    await createProgram(deps).parseAsync([...argv], { from: "user" });
  } catch (error) {
    deps.setExitCode(exitCodeOf(error, deps));
  }
}

function exitCodeOf(error: unknown, deps: CliDeps): ExitCode {
  // Commander has printed its own message by then; help and version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.couldNotRun;
  if (deps.interrupted.aborted) {
    deps.stderr.write("Interrupted.\n");
    return exitCodes.couldNotRun;
  }
  return reportError(error, deps);
}
