/** What answered is not Microsoft Graph, or answered what it never does. */
import { ProjectError } from "../../common";

export class DirectoryAnswerError extends ProjectError {
  override readonly code = "ERR_DIRECTORY_ANSWER";

  constructor(
    /** What came, in few words. Nothing of the answer itself. */
    readonly what: string,
  ) {
    super(
      `The directory answered ${what}.`,
      "check that the address is Microsoft Graph's, and that no proxy answers in its place",
    );
  }
}
