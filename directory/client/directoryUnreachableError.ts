/** The directory did not answer, however often it was asked. */
import { ProjectError } from "../../common";

export interface VainTries {
  /** Method and path, "GET /applications". */
  readonly call: string;
  /** How often it was tried. */
  readonly tries: number;
  /** What came of the last try, in words: "503 ServiceUnavailable". Nothing of an answer but its code. */
  readonly lastly: string;
  readonly fix: string;
}

/** Nothing is known to have been done. The call, and the command that made it, may be repeated. */
export class DirectoryUnreachableError extends ProjectError {
  override readonly code = "ERR_DIRECTORY_UNREACHABLE";
  readonly call: string;
  readonly tries: number;
  readonly lastly: string;

  constructor({ call, tries, lastly, fix }: VainTries) {
    super(`Microsoft Graph did not answer ${call}, tried ${times(tries)}, at last: ${lastly}.`, fix);
    this.call = call;
    this.tries = tries;
    this.lastly = lastly;
  }
}

function times(tries: number): string {
  return tries === 1 ? "once" : `${tries} times`;
}
