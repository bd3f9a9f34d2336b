/** Runs the program as Pulumi's language host for Node.js runs it: the SDK's own runner, in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { callersEnvironment } from "./programEnvironment";
import { ProgramUnstartableError } from "./projectErrors";
import { type EntryPoint, findEntryPoint, type Project } from "./projectFile";

/** The runner's exit code for: it failed, and has said why through the engine. */
export const failedAndSaidWhy = 32;

/** How long a program may take to end after it was asked to, in milliseconds. */
const patience = 5_000;

export interface PreparedProgramOptions {
  readonly project: Project;
  /** Instead of the project's `main`. */
  readonly programEntry: string | undefined;
  /** The caller's variables; what leads to real clouds is kept from the program. */
  readonly environment: NodeJS.ProcessEnv;
}

/** What is known only when the engine is ready. */
export interface ProgramRunOptions {
  readonly stack: string;
  /** `host:port` of monitor and engine. */
  readonly address: string;
  readonly preview: boolean;
  readonly parallel: number;
  /** Added to the variables that the process was started with. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onOutput: (stream: "stdout" | "stderr", text: string) => void;
}

/** How a process ended: by itself with a code, or by a signal. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ProgramProcess {
  readonly ended: Promise<ProgramEnd>;
  /** Asks it to end, and ends it if it does not. */
  stop(): void;
}

/** A process that has begun to load and waits for the word to run the program. */
export interface PreparedProgram {
  /** Runs the program; to be called once. */
  run(options: ProgramRunOptions): ProgramProcess;
  /** Ends a process that was not used; does nothing to one that was. */
  discard(): void;
}

/**
 * Starts the process. Loading takes half of a short program's time, so it begins before the engine is ready.
 *
 * @throws {ProjectUnusableError} when the program is missing
 * @throws {ProgramUnstartableError} when the project has no Pulumi SDK
 */
export function prepareProgramProcess({ project, programEntry, environment }: PreparedProgramOptions): PreparedProgram {
  const entryPoint = findEntryPoint(project, programEntry);
  const { folder } = entryPoint;
  const runner = findRunner(folder);
  const cache = compileCacheBeside(runner);
  const commandLine = [...project.nodeArguments, join(__dirname, "runner", "runWhenTold.cjs"), runner];
  const child = spawn(process.execPath, commandLine, {
    cwd: folder,
    env: { ...(cache && { NODE_COMPILE_CACHE: cache }), ...callersEnvironment(environment) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const ended = endOf(child);
  // Told to whoever runs the program; a process that nobody wants may end as it likes.
  ended.catch(() => undefined);
  let used = false;
  return {
    run: (options) => {
      used = true;
      forwardOutput(child, options.onOutput);
      child.send({
        args: runnerArguments(options, project, entryPoint),
        environment: options.environment,
        ...(cache && { keepTranspiledIn: join(cache, "program") }),
      });
      return { ended, stop: () => stopProcess(child) };
    },
    discard: () => {
      if (!used) child.kill("SIGKILL");
    },
  };
}

function endOf(child: ChildProcess): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    child.once("error", (cause) =>
      reject(
        new ProgramUnstartableError(`Node could not be started: ${cause.message}`, "check the machine", { cause }),
      ),
    );
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}

function runnerArguments(options: ProgramRunOptions, project: Project, { folder, entry }: EntryPoint): string[] {
  return [
    ...["--monitor", options.address, "--engine", options.address],
    ...["--organization", "organization", "--project", project.name, "--stack", options.stack],
    ...["--root-directory", project.folder, "--pwd", folder],
    ...(options.preview ? ["--dry-run"] : []),
    ...["--parallel", String(options.parallel), entry],
  ];
}

/** The runner belongs to the program's own SDK, whatever version that is. */
function findRunner(folder: string): string {
  try {
    return createRequire(join(folder, "package.json")).resolve("@pulumi/pulumi/cmd/run");
  } catch (cause) {
    throw new ProgramUnstartableError(
      `The program in ${folder} has no @pulumi/pulumi.`,
      "install its dependencies with `npm ci`",
      { cause },
    );
  }
}

/**
 * Where Node keeps what it compiled, and the program's files as transpiled: with the installed packages, as build tools
 * do. undefined where packages are installed in another way.
 */
function compileCacheBeside(runner: string): string | undefined {
  const folder = /^.*?[\\/]node_modules(?=[\\/])/.exec(runner)?.[0];
  return folder && join(folder, ".cache", "entra-app-registration");
}

function forwardOutput(child: ChildProcess, onOutput: ProgramRunOptions["onOutput"]): void {
  child.stdout?.setEncoding("utf8").on("data", (text: string) => onOutput("stdout", text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => onOutput("stderr", text));
}

function stopProcess(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGINT");
  const killer = setTimeout(() => child.kill("SIGKILL"), patience);
  child.once("close", () => clearTimeout(killer));
}
