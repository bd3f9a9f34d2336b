/** Makes a version of the repository a folder in which its program can run. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Repository, VersionPlace } from "./findVersions";
import type { Git } from "./git";
import { linkDependencies } from "./linkDependencies";
import type { ProgramVersion } from "./readProgram";
import { addWorktree } from "./worktree";

export interface Opening {
  readonly git: Git;
  readonly repository: Repository;
  /** What has to be done in the end; it is added to. */
  readonly closing: (() => Promise<void>)[];
}

/** @throws {RefUnknownError} {DependenciesDifferError} */
export async function openVersion(place: VersionPlace, { git, repository, closing }: Opening): Promise<ProgramVersion> {
  const { root, prefix } = repository;
  if (place.kind === "folder") return { label: place.label, folder: join(place.folder, prefix) };
  const worktree = await addWorktree(git, place.commit);
  closing.push(worktree.remove);
  const folder = join(worktree.root, prefix);
  if (existsSync(join(folder, "Pulumi.yaml"))) {
    linkDependencies({ bare: { ...place, root: worktree.root }, atHand: root, prefix });
  }
  return { label: place.label, folder };
}
