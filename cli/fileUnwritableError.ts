/** A file that a person named cannot be written. */
import { ProjectError } from "../common";

export class FileUnwritableError extends ProjectError {
  override readonly code = "ERR_FILE_UNWRITABLE";

  constructor(file: string, { code = "unknown" }: NodeJS.ErrnoException) {
    super(`${file} cannot be written (${code}).`, "name a file in a folder that exists and is yours");
  }
}
