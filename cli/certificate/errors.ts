/** What keeps `appreg certificate` from writing its files. */
import { type ErrorCode, ProjectError } from "../../common";
import type { GitView } from "../project/viewOfGit";

/** There is a file already where one would be written. */
export class FileExistsError extends ProjectError {
  override readonly code: ErrorCode = "ERR_FILE_EXISTS";

  constructor(readonly file: string) {
    super(
      `${file} is there already, and nothing is overwritten.`,
      "use it, or move it and the other half of the pair away",
    );
  }
}

/** A private key would lie where git could take it into a repository. */
export class KeyTrackedError extends ProjectError {
  override readonly code: ErrorCode = "ERR_KEY_TRACKED";

  constructor(
    readonly file: string,
    view: Exclude<GitView, "noRepository" | "ignored">,
  ) {
    super(
      view === "trackable"
        ? `The private key would lie in ${file}, which git does not ignore.`
        : `The private key would lie in ${file}, inside a repository, and git does not say whether it is ignored.`,
      view === "trackable"
        ? "add the folder to .gitignore, or leave --out away: .appreg/ ignores itself"
        : "name a folder outside the repository with --out, or see that `git status` works there",
    );
  }
}

/** The folder is read-only, another user's, or no folder. */
export class KeyFolderUnwritableError extends ProjectError {
  override readonly code: ErrorCode = "ERR_FOLDER_UNWRITABLE";

  constructor(
    readonly file: string,
    cause: NodeJS.ErrnoException,
  ) {
    super(
      `${file} cannot be written (${cause.code}).`,
      "see that the folder is yours and the disk has room, or name another folder with --out",
      { cause },
    );
  }
}
