/** What keeps a practice tenant from starting. */
import { type ErrorCode, ProjectError } from "../common";

/** Something else listens on the port. */
export class PortInUseError extends ProjectError {
  override readonly code: ErrorCode = "ERR_PORT_IN_USE";

  constructor(readonly port: number) {
    super(
      `port ${port} on 127.0.0.1 is in use.`,
      "stop what listens there (`appreg practice status` tells whether it is a practice tenant), or choose another with `--port`",
    );
  }
}

/** The address to listen on is not this machine alone. */
export class NotLoopbackError extends ProjectError {
  override readonly code: ErrorCode = "ERR_DIRECTORY_NOT_LOOPBACK";

  constructor(readonly host: string) {
    super(
      `the practice tenant does not listen on "${host}", because other machines could reach it there.`,
      "use 127.0.0.1 or ::1; its passwords and keys protect nothing",
    );
  }
}

/** Nothing can be kept in the folder: it is read-only, or another user's. */
export class FolderUnwritableError extends ProjectError {
  override readonly code: ErrorCode = "ERR_FOLDER_UNWRITABLE";

  constructor(
    readonly folder: string,
    options: ErrorOptions,
  ) {
    super(
      `the practice tenant cannot keep anything in ${folder}: it is read-only, or belongs to somebody else.`,
      "use a copy of the project where you may write, or make the folder yours again",
      options,
    );
  }
}

/** The authority that clients were told to trust is past its end. */
export class CertificateAuthorityExpiredError extends ProjectError {
  override readonly code: ErrorCode = "ERR_CA_EXPIRED";

  constructor(
    readonly file: string,
    readonly expired: Date,
  ) {
    super(
      `the practice tenant's certificate authority ${file} expired on ${expired.toISOString().slice(0, 10)}.`,
      "run `appreg practice reset --certificates` for a new one, and trust it wherever you trusted the old one",
    );
  }
}

/** Another process serves this folder. */
export class StoreLockedError extends ProjectError {
  override readonly code: ErrorCode = "ERR_STORE_LOCKED";

  constructor(
    readonly file: string,
    /** Process id of who has it open, where that is known. */
    readonly owner: number | undefined,
  ) {
    super(
      `${owner === undefined ? "another process" : `process ${owner}`} uses the practice tenant's store ${file}.`,
      "wait until it has ended; commands that run at the same time need `appreg practice serve`, which they then share",
    );
  }
}

/** The store cannot be read. It is left as it is. */
export class StoreDamagedError extends ProjectError {
  override readonly code: ErrorCode = "ERR_STORE_DAMAGED";

  constructor(
    readonly file: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(
      `the practice tenant's store ${file} cannot be read: ${reason}.`,
      "the file was left as it is; move it away to keep it, or run `appreg practice reset` to begin with a new tenant",
      options,
    );
  }
}
