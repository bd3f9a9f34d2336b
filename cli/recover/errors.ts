/** Why a recovery comes to no good end. */
import { ProjectError } from "../../common";

/** The engine did not bring its state in order. What was done until then is in state and tenant, and can be gone on from. */
export class RecoveryFailedError extends ProjectError {
  override readonly code = "ERR_RECOVERY_FAILED";

  /** @param said what the engine said, one line each */
  constructor(what: string, said: readonly string[], fix = "mend what it says, and run the command again") {
    super(`${what}${said.length === 0 ? "." : `:${said.map((line) => `\n  ${line}`).join("")}`}`, fix);
  }
}
