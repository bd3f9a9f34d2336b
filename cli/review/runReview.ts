/** `appreg review`: what changes between two versions of a program, for the person or the pipeline that has to judge it. */
import type { Review, Severity } from "../../review";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { createProgress } from "../progress";
import { UsageError } from "../usageError";
import { reachesSeverity } from "./reachesSeverity";
import { reviewFiles } from "./reviewFiles";
import { reviewPrograms } from "./reviewPrograms";
import { type ReviewFormat, tellReviews } from "./tellReviews";

export interface ReviewCommandOptions {
  readonly cwd?: string;
  /** Commits by any name that git takes, or folders that hold a checkout. */
  readonly base?: string;
  readonly head?: string;
  /** Checkpoints or plans instead. */
  readonly baseFile?: string;
  readonly headFile?: string;
  readonly stack?: readonly string[];
  readonly format?: ReviewFormat;
  readonly json?: boolean;
  readonly out?: readonly string[];
  readonly failOn?: Severity;
}

/**
 * Exit code 1 when something is at or above `--fail-on`, 2 when a version could not be read wholly.
 *
 * @throws {UsageError} for options that do not go together
 * @throws errors of the repository, the versions and the files
 */
export async function runReview(options: ReviewCommandOptions, deps: CliDeps): Promise<ExitCode> {
  assertTogether(options);
  const progress = createProgress(deps.stderr);
  progress.show("running both versions …");
  const wantsFiles = options.baseFile !== undefined || options.headFile !== undefined;
  const reading = wantsFiles ? reviewFiles(options, deps) : reviewPrograms(options, deps);
  const reviews = await reading.finally(progress.clear);
  if (deps.interrupted.aborted) {
    deps.stderr.write("Interrupted: nothing was compared.\n");
    return exitCodes.couldNotRun;
  }
  await tellReviews(reviews, options, deps);
  return exitCodeOf(reviews, options.failOn);
}

function assertTogether({ base, head, baseFile, headFile, stack, format, json }: ReviewCommandOptions): void {
  const usesFiles = baseFile !== undefined || headFile !== undefined;
  if (usesFiles && (base !== undefined || head !== undefined || stack !== undefined)) {
    throw new UsageError(
      "--base-file and --head-file do not go together with --base, --head and --stack.",
      "compare either files or commits",
    );
  }
  if (json === true && format !== undefined && format !== "json") {
    throw new UsageError(`--json and --format ${format} are two formats.`, "leave one of them out");
  }
}

/** What was not seen cannot be judged, whatever the rest looks like. */
function exitCodeOf(reviews: readonly Review[], failOn: Severity | undefined): ExitCode {
  const isWhole = reviews.every(({ notices }) =>
    notices.every(({ kind }) => kind !== "failed" && kind !== "unsupported"),
  );
  if (!isWhole) return exitCodes.couldNotRun;
  const fails = failOn !== undefined && reviews.some(({ summary }) => reachesSeverity(summary.worst, failOn));
  return fails ? exitCodes.differs : exitCodes.done;
}
