/** Tells a person what went wrong: an error of ours in two lines, anything else as the bug it is. */
import { type ErrorCode, ProjectError, wrapLines } from "../common";
import { type CliDeps, screenWidthOf } from "./cliDeps";
import { type ExitCode, exitCodes } from "./exitCodes";

/** Errors that are an answer rather than a failure to run: somebody was asked and refused. */
const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "ERR_GRAPH_REFUSED",
  "ERR_NOT_APPROVED",
  "ERR_PERMISSION_UNKNOWN",
  "ERR_PROGRAM_FAILED",
  "ERR_TOKEN_REFUSED",
]);

/** Prints the error on stderr and returns the exit code that belongs to it. */
export function reportError(error: unknown, deps: Pick<CliDeps, "env" | "stderr">): ExitCode {
  deps.stderr.write(`${wrapLines(describeError(error), screenWidthOf(deps.stderr))}\n`);
  if (deps.env.APPREG_DEBUG === "1" && error instanceof Error) deps.stderr.write(`${error.stack ?? ""}\n`);
  return error instanceof ProjectError && refusals.has(error.code) ? exitCodes.differs : exitCodes.couldNotRun;
}

function describeError(error: unknown): string {
  if (error instanceof ProjectError) return `error[${error.code}]: ${error.problem}\n  fix: ${error.fix}`;
  const message = error instanceof Error ? error.message : String(error);
  const [firstLine = ""] = message.split("\n");
  return `error: appreg failed in a way it should not have: ${firstLine}\n  fix: run it again with APPREG_DEBUG=1 and report what it prints as an issue of this repository`;
}
