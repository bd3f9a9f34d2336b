/** A command that was called in a way it cannot follow. */
import { ProjectError } from "../common";

export class UsageError extends ProjectError {
  override readonly code = "ERR_USAGE";
}
