/**
 * The two files of a certificate: the public one for the program and its repository, and the private one, which the app
 * reads and nobody else may.
 */
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CliDeps } from "../cliDeps";
import { viewOfGit } from "../project/viewOfGit";
import { FileExistsError, KeyFolderUnwritableError, KeyTrackedError } from "./errors";
import type { AppCertificate } from "./issueAppCertificate";

export interface CertificateFiles {
  /** The certificate alone. */
  readonly publicFile: string;
  /** Private key and certificate, as the libraries want them. */
  readonly privateFile: string;
}

/** Makes a folder that its owner alone may open, and that git ignores whatever the repository around it says. */
export function makeIgnoredFolder(folder: string): void {
  const file = join(folder, ".gitignore");
  if (!existsSync(file)) writeNew({ file, text: "*\n", mode: 0o644 });
}

/**
 * Asked before a key is made.
 *
 * @throws {FileExistsError} when one of the two is there
 * @throws {KeyTrackedError} when git could take the private one into a repository, or cannot be asked
 */
export function assertWritable({ publicFile, privateFile }: CertificateFiles, env: CliDeps["env"]): void {
  const taken = [publicFile, privateFile].find((file) => existsSync(file));
  if (taken !== undefined) throw new FileExistsError(taken);
  const view = viewOfGit(privateFile, env);
  if (view === "trackable" || view === "unknown") throw new KeyTrackedError(privateFile, view);
}

/**
 * Writes both files, or none.
 *
 * @throws {FileExistsError} when one of the two is there by now
 * @throws {KeyFolderUnwritableError}
 */
export function writeCertificate(files: CertificateFiles, { certificate, privateKey }: AppCertificate): void {
  const { publicFile, privateFile } = files;
  writeNew({ file: privateFile, text: `${privateKey}${certificate}`, mode: 0o600 });
  try {
    writeNew({ file: publicFile, text: certificate, mode: 0o644 });
  } catch (error) {
    rmSync(privateFile);
    throw error;
  }
}

/** Writes a whole file or none, and makes the folders that it lacks. */
function writeNew({ file, text, mode }: { readonly file: string; readonly text: string; readonly mode: number }): void {
  const handle = orRefuse(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return openSync(file, "wx", mode);
  });
  try {
    orRefuse(file, () => writeFileSync(handle, text));
  } catch (error) {
    rmSync(file);
    throw error;
  } finally {
    closeSync(handle);
  }
}

function orRefuse<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    // Everything that `fs` throws is an Error with the system's code.
    const cause = error as NodeJS.ErrnoException;
    throw cause.code === "EEXIST" && existsSync(file)
      ? new FileExistsError(file)
      : new KeyFolderUnwritableError(file, cause);
  }
}
