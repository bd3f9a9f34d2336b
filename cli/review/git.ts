/** Asks git, so that nothing of the person's is touched: no hook runs, nothing is fetched, no index is refreshed. */
import { execFile } from "node:child_process";
import type { CliDeps } from "../cliDeps";
import { RepositoryMissingError } from "./errors";

/** Without hooks and helpers that would run programs of the repository. */
const quietly = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "advice.detachedHead=false"];

const ownVariables = {
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_LFS_SKIP_SMUDGE: "1",
  LC_ALL: "C",
};

export interface GitAnswer {
  /** Exit code. */
  readonly code: number;
  /** Without the line break at the end. */
  readonly stdout: string;
  readonly stderr: string;
}

export class Git {
  readonly #env: NodeJS.ProcessEnv;

  /** @param folder where git is asked from */
  constructor(
    readonly folder: string,
    env: CliDeps["env"],
  ) {
    // Inside a hook git's variables name a repository, which need not be this one.
    const inherited = Object.entries(env).filter(([name]) => !name.startsWith("GIT_"));
    this.#env = { ...Object.fromEntries(inherited), ...ownVariables };
  }

  /** @throws {RepositoryMissingError} when git cannot be run */
  ask(...args: readonly string[]): Promise<GitAnswer> {
    return new Promise((resolve, reject) => {
      execFile(
        "git",
        [...quietly, ...args],
        { cwd: this.folder, env: this.#env, maxBuffer: 1 << 26 },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : error.code;
          if (typeof code !== "number") return reject(gitMissing(error));
          resolve({ code, stdout: stdout.replace(/\r?\n$/, ""), stderr: stderr.trim() });
        },
      );
    });
  }
}

function gitMissing(cause: unknown): RepositoryMissingError {
  return new RepositoryMissingError(
    "git cannot be run, and two versions of a program are to be had from nothing else.",
    "install git, or compare two files with --base-file and --head-file",
    { cause },
  );
}
