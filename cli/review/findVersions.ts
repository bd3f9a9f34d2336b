/** Which two versions are meant, and where they are: a commit, a folder of the person's, or the working tree. */
import { existsSync, realpathSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { RefUnknownError, RepositoryMissingError } from "./errors";
import type { Git } from "./git";

/** A version of the repository. */
export type VersionPlace =
  | { readonly kind: "commit"; readonly label: string; readonly commit: string }
  /** @property folder root of a checkout */
  | { readonly kind: "folder"; readonly label: string; readonly folder: string };

export interface Repository {
  /** Root of the checkout that the person works in. */
  readonly root: string;
  /** Folder of the project, as seen from the root; empty for the root itself. */
  readonly prefix: string;
}

/** @throws {RepositoryMissingError} when the project's folder is in none */
export async function findRepository(git: Git): Promise<Repository> {
  const { code, stdout, stderr } = await git.ask("rev-parse", "--show-toplevel");
  if (code !== 0) throw noRepository(git.folder, stderr);
  const root = realpathSync(stdout);
  return { root, prefix: relative(root, realpathSync(git.folder)) };
}

/** Git refuses one, too, that belongs to somebody else, and says which setting trusts it. */
function noRepository(folder: string, stderr: string): RepositoryMissingError {
  const isMissing = stderr.includes("not a git repository");
  return new RepositoryMissingError(
    isMissing
      ? `${folder} is in no git repository, so there is no version to compare with.`
      : `git does not open the repository of ${folder}: ${stderr.split("\n")[0] ?? ""}`,
    isMissing
      ? "run it inside a repository, or compare two files with --base-file and --head-file"
      : `see what \`git status\` says there, such as a safe.directory that is to be set`,
  );
}

/** Names that git never takes for a ref begin like a path. */
const isPath = (name: string): boolean => /^(\.{0,2}\/|\.{1,2}$|[A-Za-z]:[\\/]|\.{0,2}\\)/.test(name);

/**
 * A version by the name that the person gave.
 *
 * @throws {RefUnknownError} when nothing goes by it
 */
export async function findVersion(git: Git, name: string, cwd: string): Promise<VersionPlace> {
  if (isPath(name)) return findFolder(name, cwd);
  const commit = await commitOf(git, name);
  if (commit === undefined) {
    throw new RefUnknownError(
      `The repository has no commit that goes by "${name}".`,
      `see \`git branch --all\` and \`git tag\`; one of a remote has to be fetched first (\`git fetch origin ${name}\`)`,
    );
  }
  return { kind: "commit", commit, label: labelOf(name, commit) };
}

/** Where the work on the head began: its merge base with the default branch. @throws {RefUnknownError} when there is none */
export async function findMergeBase(git: Git, head: VersionPlace): Promise<VersionPlace> {
  const tip = head.kind === "commit" ? head.commit : "HEAD";
  const branch = await findDefaultBranch(git);
  if (branch === undefined) {
    throw new RefUnknownError(
      "The repository has no origin/HEAD, main or master to compare with.",
      "say with what: --base <ref>",
    );
  }
  const { code, stdout } = await git.ask("merge-base", branch, tip);
  if (code !== 0) {
    throw new RefUnknownError(
      `${branch} and the head have no commit in common here; the history may have been fetched in part only.`,
      "fetch it (`git fetch --unshallow`), or name a commit that is here with --base",
    );
  }
  return { kind: "commit", commit: stdout, label: labelOf(branch, stdout) };
}

export function workingTree({ root }: Repository): VersionPlace {
  return { kind: "folder", folder: root, label: "working tree" };
}

function findFolder(name: string, cwd: string): VersionPlace {
  const folder = resolve(cwd, name);
  if (existsSync(folder) && statSync(folder).isDirectory()) {
    return { kind: "folder", folder: realpathSync(folder), label: name };
  }
  throw new RefUnknownError(`There is no folder ${folder}.`, "name a commit, or a folder that holds a checkout");
}

/** In the order in which they are believed. */
const branches = ["refs/remotes/origin/HEAD", "refs/heads/main", "refs/heads/master"];
const remoteBranches = ["refs/remotes/origin/main", "refs/remotes/origin/master"];

async function findDefaultBranch(git: Git): Promise<string | undefined> {
  const wanted = [...branches, ...remoteBranches];
  const { stdout } = await git.ask("for-each-ref", "--format=%(refname) %(symref)", ...wanted);
  const found = new Map(stdout.split("\n").map((line) => [line.replace(/ .*$/, ""), line.replace(/^\S* /, "")]));
  const name = wanted.find((ref) => found.has(ref));
  // origin/HEAD stands for another branch, by whose name people know it.
  return name && (found.get(name) || name).replace(/^refs\/(heads|remotes)\//, "");
}

async function commitOf(git: Git, name: string): Promise<string | undefined> {
  const { code, stdout } = await git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
  return code === 0 ? stdout : undefined;
}

function labelOf(name: string, commit: string): string {
  const short = commit.slice(0, 7);
  return commit.startsWith(name) ? short : `${name} (${short})`;
}
