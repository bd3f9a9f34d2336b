/** `appreg drift`: what program, state and tenant do not agree on. */
import { ProjectError } from "../../common";
import { GraphRefusedError } from "../../directory";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { createProgress, type Progress } from "../progress";
import { describeStack, findProject } from "../project/findProject";
import { reportError } from "../reportError";
import { readStackRecord } from "../stack/readStackRecord";
import type { StackRecord } from "../stack/stackRecord";
import { tenantOf } from "../stack/tenantOf";
import { withTenant } from "../tenant/withTenant";
import { UsageError } from "../usageError";
import type { DriftOptions } from "./driftOptions";
import type { DriftReport } from "./driftReport";
import { lookForDrift } from "./lookForDrift";
import { tellChanges, tellReport } from "./tellDrift";
import { watchDrift } from "./watchDrift";

/** Seconds between two looks where the person names none. */
const usualSeconds = 60;

/**
 * Exit code 1 on drift, as the last look has it, and on nothing else: what went wrong is told here and ends with 2.
 *
 * @throws {UsageError} for options that do not go together
 */
export async function runDrift(wanted: readonly string[], options: DriftOptions, deps: CliDeps): Promise<ExitCode> {
  assertTogether(options);
  const progress = createProgress(deps.stderr);
  try {
    const last = await lookAndTell(wanted, options, { deps, progress });
    return last.findings.length > 0 ? exitCodes.differs : exitCodes.done;
  } catch (error) {
    progress.clear();
    if (deps.interrupted.aborted || !(error instanceof ProjectError)) throw error;
    if (error instanceof GraphRefusedError && error.status === 403) deps.stderr.write(privilegeNote);
    reportError(error, deps);
    // Whoever was refused a look has found neither drift nor its absence.
    return exitCodes.couldNotRun;
  } finally {
    progress.clear();
  }
}

/** @returns the last look */
async function lookAndTell(
  wanted: readonly string[],
  options: DriftOptions,
  { deps, progress }: { readonly deps: CliDeps; readonly progress: Progress },
): Promise<DriftReport> {
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = describeStack(project, options.stack?.split("/").at(-1));
  const place = { project, stack, env: deps.env, interrupted: deps.interrupted, tellWait: progress.show };
  const readRecord = () => readStackRecord(project, stack, { engine: options.engine, env: deps.env });
  const onProgress = (read: number, of: number): void => progress.show(`looking at ${read} of ${of} apps …`);
  progress.show("reading the state of the stack …");
  const record = await readRecord();
  return withTenant(place, tenantOf(record), async (tenant) => {
    const lookWith = (state: StackRecord): Promise<DriftReport> => {
      progress.show("running the program, and looking at the tenant …");
      return lookForDrift({ record: state, tenant, wanted, deps, onProgress }).finally(progress.clear);
    };
    const first = await lookWith(record);
    tellReport(first, options, deps);
    if (options.watch === undefined) return first;
    const seconds = options.watch === true ? usualSeconds : options.watch;
    const look = async (): Promise<DriftReport> => lookWith(await readRecord());
    return watchDrift({ first, look, seconds, deps, tell: tellChanges(options, deps) });
  });
}

/** What opens every call of this command; the error names what opens the one that was refused. */
const privilegeNote =
  "Reading drift needs no right to change anything: the application permissions\nApplication.Read.All and Directory.Read.All, or the same two as delegated ones\nfor somebody with the role Directory Readers.\n";

function assertTogether({ json, markdown, watch }: DriftOptions): void {
  if (json === true && markdown === true) {
    throw new UsageError("--json and --markdown are two formats.", "leave one of them out");
  }
  if (markdown === true && watch !== undefined) {
    throw new UsageError("--markdown tells one look, and --watch many.", "leave one of them out");
  }
}
