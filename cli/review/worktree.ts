/** A clean checkout of one commit beside the person's own, for as long as it is looked at. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RefUnknownError } from "./errors";
import type { Git } from "./git";

export interface Worktree {
  /** Root of the checkout. */
  readonly root: string;
  remove(): Promise<void>;
}

/** Changes nothing of the person's: no branch, no index, no file. @throws {RefUnknownError} when git cannot check it out */
export async function addWorktree(git: Git, commit: string): Promise<Worktree> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-review-")));
  // Git names its note of a worktree after the last part of the path, which should be one of a kind.
  const root = join(folder, folder.slice(folder.lastIndexOf("appreg-review-")));
  const remove = async (): Promise<void> => {
    await git.ask("worktree", "remove", "--force", root);
    rmSync(folder, { recursive: true, force: true });
  };
  const { code, stderr } = await git.ask("worktree", "add", "--quiet", "--detach", root, commit);
  if (code === 0) return { root, remove };
  await remove();
  throw new RefUnknownError(
    `The commit ${commit.slice(0, 7)} cannot be checked out: ${stderr.split("\n").at(-1) ?? ""}`,
    "see that the repository is whole (`git fsck`) and that there is room in the temporary folder",
  );
}
