/** Everything a command touches outside itself, so that a test can replace it. */
import { text } from "node:stream/consumers";
import type { ScreenWidth } from "../common";
import { exitCodes } from "./exitCodes";

/** Where text goes. Both streams of a process are one. */
export interface TextSink {
  write(text: string): unknown;
  /** Whether a person reads along on a terminal. */
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
}

/** One choice of a question. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface CliDeps {
  /** Folder that the command was started in. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For the value that was asked for, and nothing else. */
  readonly stdout: TextSink;
  /** For progress, questions, notes and errors. */
  readonly stderr: TextSink;
  readonly clock: () => Date;
  /** Aborts when the person interrupts the command. */
  readonly interrupted: AbortSignal;
  /**
   * Asks the person; "no" is chosen until they choose otherwise. Resolves to undefined when they leave the question.
   * Absent where nobody can answer.
   */
  readonly ask?: <Value extends string>(
    question: string,
    choices: readonly Choice<Value>[],
  ) => Promise<Value | undefined>;
  /** Asks the person for a text that nobody is to read along. Absent where nobody can answer. */
  readonly askSecret?: (question: string) => Promise<string | undefined>;
  /** All of standard input, once it has ended. */
  readonly readInput: () => Promise<string>;
  /** Shows an address in the person's own browser. */
  readonly openBrowser: (url: string) => Promise<void>;
  /** One of ours, or that of a command which was run for the person and had the last word. */
  readonly setExitCode: (code: number) => void;
}

/** Characters that fit in one line of the output. */
export function widthOf(sink: TextSink): number {
  return sink.columns ?? 80;
}

/** The same where a person reads along; undefined where a program does, whose lines stay whole. */
export function screenWidthOf(sink: TextSink): ScreenWidth {
  return sink.isTTY === true ? widthOf(sink) : undefined;
}

/** The dependencies of a command that runs for a person, in a process of its own. */
export function processDeps(): CliDeps {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  // A second Ctrl-C ends the process at once. The others may come twice, to the process and by way of the one that started it.
  process.once("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  process.on("SIGHUP", interrupt);
  let outputLost = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // Whoever read the output may leave before its end (`appreg practice log | head`).
      if (error.code !== "EPIPE" && !outputLost) {
        outputLost = true;
        process.exitCode = exitCodes.couldNotRun;
        if (stream === process.stdout) process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
      }
      // What is under way is still put in order.
      interrupt();
    });
  }
  const canAsk = process.stdin.isTTY === true && process.stderr.isTTY === true;
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    clock: () => new Date(),
    interrupted: interruption.signal,
    ...(canAsk ? { ask: askOnTerminal, askSecret: askSecretOnTerminal } : {}),
    readInput: () => text(process.stdin),
    openBrowser,
    setExitCode: (code) => {
      process.exitCode = outputLost ? exitCodes.couldNotRun : code;
    },
  };
}

async function askOnTerminal<Value extends string>(
  question: string,
  choices: readonly Choice<Value>[],
): Promise<Value | undefined> {
  const { isCancel, select } = await import("@clack/prompts");
  const answer = await select<string>({
    message: question,
    options: choices.map(({ value, label }) => ({ value, label })),
    initialValue: "no",
    output: process.stderr,
  });
  return isCancel(answer) ? undefined : choices.find((choice) => choice.value === answer)?.value;
}

async function askSecretOnTerminal(question: string): Promise<string | undefined> {
  const { isCancel, password } = await import("@clack/prompts");
  const answer = await password({ message: question, output: process.stderr });
  return isCancel(answer) ? undefined : answer;
}

async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import("open");
  await open(url);
}
