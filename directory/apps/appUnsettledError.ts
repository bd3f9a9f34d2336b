/** The directory does not agree with itself about an app. */
import { ProjectError } from "../../common";

export class AppUnsettledError extends ProjectError {
  override readonly code = "ERR_APP_UNSETTLED";

  constructor(
    readonly displayName: string,
    readonly clientId: string,
  ) {
    super(
      `The directory has only some of the parts of the app "${displayName}" (${clientId}), as right after it was created or deleted.`,
      "run the command again in a minute: changes take a while to reach all of the directory",
    );
  }
}
