/** `appreg drift`: what program, state and tenant do not agree on. */
import { ProjectError } from "../../common";
import { GraphRefusedError } from "../../directory";
import type { DriftChanges, DriftFinding } from "../../lifecycle";
import type { TerminalLook } from "../../review";
import { type CliDeps, screenWidthOf } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { painter } from "../paint";
import { renderJsonDocument } from "../permissions/search/permissionJson";
import { createProgress } from "../progress";
import { describeStack, findProject } from "../project/findProject";
import { reportError } from "../reportError";
import { readStackRecord } from "../stack/readStackRecord";
import { tenantOf } from "../stack/tenantOf";
import { withTenant } from "../tenant/withTenant";
import { UsageError } from "../usageError";
import { driftJson, findingJson } from "./driftJson";
import type { DriftOptions } from "./driftOptions";
import type { DriftReport } from "./driftReport";
import { lookForDrift } from "./lookForDrift";
import { findingLines, renderDrift } from "./renderDrift";
import { renderDriftMarkdown } from "./renderDriftMarkdown";
import { watchDrift } from "./watchDrift";

/** Seconds between two looks where the person names none. */
const usualSeconds = 60;

/**
 * Exit code 1 on drift, as the last look has it, and on nothing else: what went wrong is told here and ends with 2.
 *
 * @throws {UsageError} {ProjectNotFoundError}
 */
export async function runDrift(wanted: readonly string[], options: DriftOptions, deps: CliDeps): Promise<ExitCode> {
  assertTogether(options);
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = describeStack(project, options.stack?.split("/").at(-1));
  const progress = createProgress(deps.stderr);
  const readRecord = () => readStackRecord(project, stack, { engine: options.engine, env: deps.env });
  progress.show("reading the state of the stack …");
  try {
    const record = await readRecord();
    const place = { project, stack, env: deps.env, interrupted: deps.interrupted, tellWait: progress.show };
    const last = await withTenant(place, tenantOf(record), async (tenant) => {
      const onProgress = (read: number, of: number): void => progress.show(`looking at ${read} of ${of} apps …`);
      const look = async (): Promise<DriftReport> => {
        progress.show("running the program, and looking at the tenant …");
        const now = { record: await readRecord(), tenant, wanted, deps, onProgress };
        return lookForDrift(now).finally(progress.clear);
      };
      const first = await look();
      tellReport(first, options, deps);
      if (options.watch === undefined) return first;
      const seconds = options.watch === true ? usualSeconds : options.watch;
      return watchDrift({ first, look, seconds, deps, tell: tellChanges(options, deps) });
    });
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

function tellReport(report: DriftReport, { json, markdown, watch }: DriftOptions, deps: CliDeps): void {
  const { stdout } = deps;
  if (markdown === true) stdout.write(renderDriftMarkdown(report));
  else if (json !== true) stdout.write(renderDrift(report, lookOf(deps)));
  // A watch writes one document a line.
  else
    stdout.write(
      watch === undefined ? renderJsonDocument(driftJson(report)) : `${JSON.stringify(driftJson(report))}\n`,
    );
}

function lookOf({ stdout, env }: CliDeps): TerminalLook {
  return { width: screenWidthOf(stdout), paint: painter(stdout, env) };
}

function tellChanges({ json }: DriftOptions, deps: CliDeps) {
  return ({ appeared, disappeared }: DriftChanges, report: DriftReport): void => {
    const at = report.lookedAt.toISOString();
    if (json === true) {
      const toJson = (finding: DriftFinding) => findingJson(finding, report);
      const document = { lookedAt: at, appeared: appeared.map(toJson), disappeared: disappeared.map(toJson) };
      deps.stdout.write(`${JSON.stringify(document)}\n`);
      return;
    }
    const look = lookOf(deps);
    const lines = [
      ...appeared.flatMap((finding) => findingLines(finding, report, look)),
      ...disappeared.map(({ app, area, what }) => `  gone      ${app}, ${area}: ${what}`),
    ];
    deps.stdout.write(`\n${look.paint("bold", `${at.slice(0, 19)}Z`)}\n${lines.join("\n")}\n`);
  };
}
