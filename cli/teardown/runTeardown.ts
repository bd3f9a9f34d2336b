/** Takes away a stack, or the abandoned stacks of a project, and says what is left by looking. */
import type { CliDeps } from "../cliDeps";
import { requireTerminal } from "../confirm";
import type { ExitCode } from "../exitCodes";
import { UsageError } from "../usageError";
import type { TeardownOptions } from "./teardownOptions";

/**
 * Exit code 1 when something is left that was to go, when something was refused, or when the person said no.
 *
 * @throws {UsageError} for options that contradict each other, and where nobody can answer
 * @throws errors of the project, the stack, its state, the tenant, and refusals of what has to be read
 */
export async function runTeardown(options: TeardownOptions, deps: CliDeps): Promise<ExitCode> {
  requireSense(options);
  if (options.dryRun !== true && options.yes !== true) requireAnswer(options, deps);
  if (options.olderThan !== undefined) {
    const { teardownAbandoned } = await import("./teardownAbandoned.js");
    return teardownAbandoned(options.olderThan, options, deps);
  }
  const { teardownStack } = await import("./teardownStack.js");
  return teardownStack(options, deps);
}

/** @throws {UsageError} */
function requireSense({ olderThan, project, tenant, engine }: TeardownOptions): void {
  if (olderThan === undefined && (project !== undefined || tenant !== undefined)) {
    throw new UsageError(
      `${project === undefined ? "--tenant" : "--project"} is for abandoned stacks, and means nothing without --older-than.`,
      "add --older-than 7d, or name the stack with --stack",
    );
  }
  if (olderThan !== undefined && engine !== undefined) {
    throw new UsageError(
      "Abandoned stacks are removed by Microsoft Graph alone: no engine is asked.",
      "leave out --engine; --tenant practice or real says where",
    );
  }
}

/** @throws {UsageError} where nobody can answer, or where a question would stand beside a document. */
function requireAnswer({ json }: TeardownOptions, deps: CliDeps): void {
  if (json === true) {
    throw new UsageError("With --json there is no question to answer.", "add --yes to say it beforehand, or --dry-run");
  }
  requireTerminal(deps);
}
