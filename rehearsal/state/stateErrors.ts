/** Why the state of a stack cannot be used. The file itself is never touched then. */
import { ProjectError } from "../../common";

/** The file is there but cannot be what `pulumi stack export` writes. */
export class StateDamagedError extends ProjectError {
  override readonly code = "ERR_STATE_DAMAGED";

  constructor(
    readonly file: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(
      `The state in ${file} cannot be read: ${reason}. The file was left as it is.`,
      "restore it from a copy, or move it away; `appreg practice reset` then begins anew with an empty tenant",
      options,
    );
  }
}

/** The file was written in a later format. */
export class StateNewerError extends ProjectError {
  override readonly code = "ERR_STATE_NEWER";

  constructor(
    readonly file: string,
    readonly version: number,
  ) {
    super(
      `The state in ${file} has format version ${version}; this release reads version 3. The file was left as it is.`,
      "update this package, or move the file away to begin anew",
    );
  }
}

/** Another rehearsal of the same stack is running. */
export class StateLockedError extends ProjectError {
  override readonly code = "ERR_STATE_LOCKED";

  constructor(
    readonly lockFile: string,
    readonly processId: number,
  ) {
    super(
      `Process ${processId} is rehearsing this stack already (${lockFile}).`,
      `wait until it has ended; if process ${processId} is something else, delete ${lockFile}`,
    );
  }
}
