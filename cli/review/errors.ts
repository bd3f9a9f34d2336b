/** Why two versions cannot be compared. */
import { ProjectError } from "../../common";

/** A name that no commit goes by. */
export class RefUnknownError extends ProjectError {
  override readonly code = "ERR_REF_UNKNOWN";
}

/** The project is in no git repository, or there is no git to ask. */
export class RepositoryMissingError extends ProjectError {
  override readonly code = "ERR_REPOSITORY_NOT_FOUND";
}

/** A version needs other packages than those that are installed. */
export class DependenciesDifferError extends ProjectError {
  override readonly code = "ERR_DEPENDENCIES_DIFFER";
}

/** A checkpoint or plan that cannot be read. */
export class VersionFileUnreadableError extends ProjectError {
  override readonly code = "ERR_VERSION_FILE_UNREADABLE";

  constructor(
    readonly file: string,
    why: string,
    fix = "give what `pulumi stack export`, `pulumi preview --json --show-sames` or `pulumi preview --save-plan` writes",
  ) {
    super(`${file}: ${why}.`, fix);
  }
}

/** Two files, or a file and a project, that are not about the same. */
export class OtherProjectError extends ProjectError {
  override readonly code = "ERR_OTHER_PROJECT";
}
