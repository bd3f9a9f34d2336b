/** Asks git whether it would ever track a file. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Whether git ignores a file, which need not exist. No where there is no git and no repository: nothing says then that
 * the file will not be added one day.
 *
 * @param file absolute path
 */
export function gitIgnores(file: string, env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  const git = spawn("git", ["check-ignore", "--quiet", "--", file], {
    cwd: nearestFolder(dirname(file)),
    env: { ...env },
    stdio: "ignore",
  });
  return new Promise((resolve) => {
    git.on("error", () => resolve(false));
    git.on("close", (code) => resolve(code === 0));
  });
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}
