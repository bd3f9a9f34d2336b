/** A file, or another source of calls, out of which no calls can be read, with all that is wrong with it. */
import { ProjectError } from "../../../common";
import { plainText } from "../../plainText";

/** So many problems are told one by one: a wrong file has thousands of the same. */
const toldProblems = 20;

export class CallsUnreadableError extends ProjectError {
  override readonly code = "ERR_CALLS_UNREADABLE";

  constructor(
    /** What was read: the name of a file, "standard input". */
    readonly source: string,
    /** Each a sentence that begins with the place. */
    readonly problems: readonly string[],
    fix: string,
  ) {
    super(describe(source, problems), fix);
  }
}

function describe(source: string, problems: readonly string[]): string {
  const [only, ...others] = problems.map(plainText);
  if (only !== undefined && others.length === 0) return `${source}: ${only}`;
  const told = problems.slice(0, toldProblems).map((problem) => `\n - ${plainText(problem)}`);
  const more = problems.length > toldProblems ? `\n - and ${problems.length - toldProblems} more` : "";
  return `${source} has ${problems.length} problems:${told.join("")}${more}`;
}
