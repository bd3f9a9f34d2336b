/** Runs one rehearsal for a person: finds the stack, asks where something would change, runs and prints. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  type DirectoryConnection,
  type PreparedProgram,
  prepareProgram,
  type RehearsalOperation,
  type RehearsalResult,
  rehearse,
} from "../../rehearsal";
import type { CliDeps } from "../cliDeps";
import { requireTerminal } from "../confirm";
import { type ExitCode, exitCodes } from "../exitCodes";
import { withPracticeTenant } from "../practiceTenantSession";
import { findProject, findStack } from "../project/findProject";
import { UsageError } from "../usageError";
import { askToGoOn } from "./askToGoOn";
import { documentNotes } from "./documentNotes";
import { RehearsalPrinter } from "./rehearsalPrinter";
import type { RehearsalRun, RehearseOptions } from "./rehearsalRun";
import { renderJson } from "./renderJson";

/**
 * Runs the operation. Exit code 1 when the program or a step failed, or the person said no.
 *
 * @throws errors of the project, the stack, the practice tenant and the rehearsal's state.
 */
export async function runRehearsal(
  operation: RehearsalOperation,
  options: RehearseOptions,
  deps: CliDeps,
): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = findStack(project, options.stack);
  const mustAsk = operation !== "preview" && options.yes !== true;
  if (mustAsk) requireAnswer(options, deps);
  const file = options.file === undefined ? {} : { importFile: readImportFile(options.file, deps) };
  const run: RehearsalRun = { project, stack, options, deps, ...file };
  const begin = () => prepareProgram(project.folder, deps.env);
  // The program loads while the practice tenant starts, and the next one while the person reads what this one would do.
  let next = runsProgram(operation) ? await begin() : undefined;
  try {
    return await withPracticeTenant({ project, config: stack.config }, async (directory) => {
      const perform = async (which: RehearsalOperation): Promise<RehearsalResult> => {
        const program = next;
        next = undefined;
        const result = await performOperation(which, run, { directory, program });
        if (which !== operation) next = await begin();
        return result;
      };
      if (mustAsk && !(await askToGoOn(operation, run, perform))) return exitCodes.differs;
      return (await perform(operation)).exitCode;
    });
  } finally {
    next?.discard();
  }
}

/** @throws {UsageError} where there is no such file */
function readImportFile(file: string, { cwd }: CliDeps): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8");
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new UsageError(
      `The import file ${file} cannot be read: ${reason}.`,
      "name one that `appreg adopt` has written",
    );
  }
}

function runsProgram(operation: RehearsalOperation): boolean {
  return operation === "up" || operation === "preview";
}

/** @throws {UsageError} where nobody can answer, or where a question would stand between the parts of a document. */
function requireAnswer({ json }: RehearseOptions, deps: CliDeps): void {
  if (json === true)
    throw new UsageError("With --json there is no question to answer.", "add --yes to say it beforehand");
  requireTerminal(deps);
}

const stoppingNote =
  "\nStopping: what is under way is finished first, retries included.\n  Ctrl-C again ends at once; the next run then says what it cannot know.";

async function performOperation(
  operation: RehearsalOperation,
  { project, stack, options, deps, importFile }: RehearsalRun,
  { directory, program }: { directory: DirectoryConnection; program: PreparedProgram | undefined },
): Promise<RehearsalResult> {
  const { print, note } = options.json === true ? documentNotes(deps) : new RehearsalPrinter(operation, deps);
  const tellStopping = (): void => note(stoppingNote);
  deps.interrupted.addEventListener("abort", tellStopping, { once: true });
  const running = rehearse({
    operation,
    projectFolder: project.folder,
    stack: stack.name,
    stateFile: stack.rehearsalState,
    directory,
    environment: deps.env,
    signal: deps.interrupted,
    clock: deps.clock,
    ...(program === undefined ? {} : { program }),
    ...(importFile === undefined ? {} : { importFile }),
    ...(options.target === undefined ? {} : { targets: options.target }),
    ...(options.refresh === undefined ? {} : { refresh: options.refresh }),
    ...(options.parallel === undefined ? {} : { parallel: options.parallel }),
    ...(options.continueOnError === undefined ? {} : { continueOnError: options.continueOnError }),
    onEvent: print,
  });
  const result = await running.finally(() => deps.interrupted.removeEventListener("abort", tellStopping));
  if (options.json === true) deps.stdout.write(renderJson(operation, stack.name, result));
  return result;
}
