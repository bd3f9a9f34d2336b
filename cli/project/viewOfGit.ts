/** What git would do with a file, asked before something goes into it that nobody else may see. */
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { CliDeps } from "../cliDeps";
import { nearestFolderWith } from "./findProject";

/** `unknown`: the file is in a repository, and git is not there to be asked, or does not answer. */
export type GitView = "noRepository" | "ignored" | "trackable" | "unknown";

/** The file, and folders on the way to it, need not exist. One that git tracks already is trackable whatever is ignored. */
export function viewOfGit(file: string, env: CliDeps["env"]): GitView {
  const existing = nearestExisting(dirname(file));
  // Git asks no questions behind symbolic links.
  const folder = realpathSync(existing);
  if (nearestFolderWith(".git", folder) === undefined) return "noRepository";
  const { status } = spawnSync("git", ["check-ignore", "--quiet", "--", join(folder, relative(existing, file))], {
    cwd: folder,
    env: withoutGit(env),
    stdio: "ignore",
  });
  if (status === 0) return "ignored";
  return status === 1 ? "trackable" : "unknown";
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

/** Inside a hook git's variables name a repository, which need not be the file's. */
function withoutGit(env: CliDeps["env"]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("GIT_")));
}
