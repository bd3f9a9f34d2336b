/** Runs a command for a person as if they had called it themselves, or reads what it prints. */
import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { text } from "node:stream/consumers";

export interface ChildOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How a command ended, and what it printed. */
export interface ChildOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Command = readonly [file: string, ...args: string[]];

export interface PersonOptions extends ChildOptions {
  /** Where its standard output goes. @default "stdout" */
  readonly outputTo?: "stdout" | "stderr";
}

const stderrDescriptor = 2;

/**
 * Hands the terminal to the command and waits for its end.
 *
 * @returns its exit code; 128 and the number of the signal that ended it, as shells say it
 * @throws what keeps it from starting (ENOENT: there is no such command)
 */
export async function runForPerson(
  command: Command,
  { outputTo = "stdout", ...options }: PersonOptions,
): Promise<number> {
  const [file, ...args] = command;
  // With a terminal, Ctrl-C reaches every process of its group by itself, and Pulumi takes a second one for "end at once".
  // Without one the command gets a group of its own, so that it hears of an interruption exactly once, from here.
  const hasTerminal = process.stdin.isTTY === true;
  const output = outputTo === "stdout" ? "inherit" : stderrDescriptor;
  const child = spawn(file, args, { ...options, stdio: ["inherit", output, "inherit"], detached: !hasTerminal });
  return withSignals(child, { besideInterrupt: hasTerminal });
}

/** Reads what the command prints. @throws what keeps it from starting */
export async function readOutput(command: Command, options: ChildOptions): Promise<ChildOutput> {
  const [file, ...args] = command;
  const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const [code, stdout, stderr] = await Promise.all([
    withSignals(child, { besideInterrupt: false }),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}

/** Passes signals on for as long as the command runs, so that it and not we decides when it is over. */
async function withSignals(child: ChildProcess, { besideInterrupt }: { besideInterrupt: boolean }): Promise<number> {
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  const passed: readonly NodeJS.Signals[] = besideInterrupt ? ["SIGTERM", "SIGHUP"] : ["SIGINT", "SIGTERM", "SIGHUP"];
  const ignore = (): void => undefined;
  process.on("SIGINT", ignore);
  for (const signal of passed) process.on(signal, pass);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
    });
  } finally {
    process.off("SIGINT", ignore);
    for (const signal of passed) process.off(signal, pass);
  }
}
