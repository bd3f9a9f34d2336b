/** A change was sent and nothing came back that says whether it was made. */
import { ProjectError } from "../../common";

/** The call was not repeated, because that could make the change twice. */
export class OutcomeUnknownError extends ProjectError {
  override readonly code = "ERR_OUTCOME_UNKNOWN";

  constructor(
    /** Method and path, "POST /oauth2PermissionGrants". */
    readonly call: string,
    /** In words: "504 GatewayTimeout", "the connection broke (ECONNRESET)". Nothing of an answer but its code. */
    readonly lastly: string,
  ) {
    super(
      `Whether Microsoft Graph has done ${call} is not known: ${lastly}.`,
      "look whether it was done (`appreg show`, or the portal) before you run the command again",
    );
  }
}
