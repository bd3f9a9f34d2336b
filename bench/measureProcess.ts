/**
 * Runs one command to its end and says what it took.
 *
 * Node tells a process about its own use only, so each Node process of the command writes a note as it ends
 * (`noteUsage.cjs`, by way of NODE_OPTIONS). A process that is killed leaves none.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface ProcessCost {
  /** From start to exit, in seconds. */
  readonly wallSeconds: number;
  /** User and system time of all Node processes of the command. */
  readonly cpuSeconds: number;
  /** Largest resident memory of any one of its Node processes. */
  readonly peakMegabytes: number;
}

export interface Command {
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** The longest that one command may take, in milliseconds. */
const patience = 600_000;

interface UsageNote {
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** @param command arguments of this same Node. @throws {Error} when it does not end with exit code 0, with the end of what it printed */
export async function measureProcess(command: Command): Promise<ProcessCost> {
  const folder = mkdtempSync(join(tmpdir(), "bench-usage-"));
  try {
    const wallSeconds = await runToEnd(command, notingUsage(command, folder));
    const notes = readdirSync(folder).map(
      // Only `noteUsage.cjs` writes into this folder.
      (file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as UsageNote,
    );
    return {
      wallSeconds,
      cpuSeconds: notes.reduce((sum, note) => sum + note.cpuSeconds, 0),
      peakMegabytes: Math.max(0, ...notes.map((note) => note.peakMegabytes)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds from start to exit, with nothing added to the process that could slow its start. */
export function timeProcess(command: Command): Promise<number> {
  return runToEnd(command, {});
}

/** What makes every Node process of a command leave its note. */
function notingUsage({ env = process.env }: Command, folder: string): NodeJS.ProcessEnv {
  const preload = `--require=${JSON.stringify(join(__dirname, "noteUsage.cjs"))}`;
  return { NODE_OPTIONS: `${env.NODE_OPTIONS ?? ""} ${preload}`.trim(), BENCH_USAGE_FOLDER: folder };
}

function runToEnd({ args, cwd, env = process.env }: Command, added: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...env, ...added },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: patience,
  });
  let printed = "";
  const keepEnd = (text: string): void => {
    printed = (printed + text).slice(-2_000);
  };
  child.stdout.setEncoding("utf8").on("data", keepEnd);
  child.stderr.setEncoding("utf8").on("data", keepEnd);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) return resolve((performance.now() - started) / 1000);
      reject(new Error(`node ${args.join(" ")} ended with ${code ?? signal}:\n${printed}`));
    });
  });
}
