/** Dependencies of a command that keep what it prints. */
import type { CliDeps } from "../../cli/cliDeps";

export interface RecordedDeps {
  readonly deps: CliDeps;
  /** What was printed and how the command ended, so far. */
  readonly result: { stdout: string; stderr: string; exitCode: number | undefined };
  readonly interrupt: () => void;
}

/** A command started in `cwd`, without a terminal, at a fixed time. */
export function recordDeps(overrides: Partial<CliDeps> & Pick<CliDeps, "cwd">): RecordedDeps {
  const result: RecordedDeps["result"] = { stdout: "", stderr: "", exitCode: undefined };
  const interruption = new AbortController();
  const deps: CliDeps = {
    env: { PATH: process.env.PATH },
    stdout: {
      write: (text) => {
        result.stdout += text;
      },
    },
    stderr: {
      write: (text) => {
        result.stderr += text;
      },
    },
    clock: () => new Date(),
    interrupted: interruption.signal,
    readInput: () => Promise.reject(new Error("no input in this test")),
    openBrowser: () => Promise.reject(new Error("no browser in this test")),
    setExitCode: (code) => {
      result.exitCode = code;
    },
    ...overrides,
  };
  return { deps, result, interrupt: () => interruption.abort() };
}
