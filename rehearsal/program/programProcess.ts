/** Runs the program as Pulumi's language host for Node.js runs it: the SDK's own runner, in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ProgramUnstartableError } from "./projectErrors";
import { findEntryPoint, type Project } from "./projectFile";

/** The runner's exit code for: it failed, and has said why through the engine. */
export const failedAndSaidWhy = 32;

/** How long a program may take to end after it was asked to, in milliseconds. */
const patience = 5_000;

export interface ProgramOptions {
  readonly project: Project;
  readonly stack: string;
  /** Instead of the project's `main`. */
  readonly programEntry: string | undefined;
  /** `host:port` of monitor and engine. */
  readonly address: string;
  readonly preview: boolean;
  readonly parallel: number;
  readonly environment: Record<string, string | undefined>;
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

/**
 * @throws {ProjectUnusableError} when the program is missing
 * @throws {ProgramUnstartableError} when the project has no Pulumi SDK
 */
export function startProgram(options: ProgramOptions): ProgramProcess {
  const { project } = options;
  const { folder, entry } = findEntryPoint(project, options.programEntry);
  const commandLine = [...project.nodeArguments, findRunner(folder), ...runnerArguments(options, folder), entry];
  const child = spawn(process.execPath, commandLine, {
    cwd: folder,
    env: { ...options.environment, NODE_OPTIONS: withPreload(options.environment.NODE_OPTIONS) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  forwardOutput(child, options.onOutput);
  const ended = new Promise<ProgramEnd>((resolve, reject) => {
    child.once("error", (cause) =>
      reject(
        new ProgramUnstartableError(`Node could not be started: ${cause.message}`, "check the machine", { cause }),
      ),
    );
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  return { ended, stop: () => stopProcess(child) };
}

/** Ends the program when the rehearsal is gone: the SDK would try to reach a dead engine for ever. */
const endWithParent = `if (process.connected) {
  process.once("disconnect", () => process.exit(1));
  process.channel.unref();
}`;

/** Through the environment, because the SDK's runner looks for loaders of the program's own on its command line. */
function withPreload(nodeOptions = ""): string {
  return `${nodeOptions} --import=data:text/javascript,${encodeURIComponent(endWithParent)}`.trim();
}

function runnerArguments(options: ProgramOptions, folder: string): string[] {
  return [
    ...["--monitor", options.address, "--engine", options.address],
    ...["--organization", "organization", "--project", options.project.name, "--stack", options.stack],
    ...["--root-directory", options.project.folder, "--pwd", folder],
    ...(options.preview ? ["--dry-run"] : []),
    ...["--parallel", String(options.parallel)],
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

function forwardOutput(child: ChildProcess, onOutput: ProgramOptions["onOutput"]): void {
  child.stdout?.setEncoding("utf8").on("data", (text: string) => onOutput("stdout", text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => onOutput("stderr", text));
}

function stopProcess(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGINT");
  const killer = setTimeout(() => child.kill("SIGKILL"), patience);
  child.once("close", () => clearTimeout(killer));
}
