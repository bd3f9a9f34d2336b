/** The operations, each as a sequence of refreshing, running the program and deleting, or as an import. */
import { Engine } from "./engine/engine";
import { ImportDeployment } from "./engine/importDeployment";
import { renderPendingOperations } from "./engine/pendingOperations";
import { refresh } from "./engine/refresh";
import type { Run } from "./engine/run";
import { parseImportFile } from "./import/importFile";
import { resolveImports } from "./import/resolveImports";
import { runnerEnvironment } from "./program/programEnvironment";
import type { PreparedProgram } from "./program/programProcess";
import type { Project } from "./program/projectFile";
import type { StackConfig } from "./program/stackSettings";
import type { PropertyMap, PropertyValue } from "./propertyValue";
import type { RehearsalOptions } from "./rehearsalOptions";
import { runProgram } from "./runProgram";
import { makeSecret } from "./secretValue";

export interface Performance {
  readonly run: Run;
  readonly options: RehearsalOptions;
  readonly project: Project;
  /** The stack's configuration with the practice tenant in it. */
  readonly config: StackConfig;
  /** undefined for the operations that run none. */
  readonly program: PreparedProgram | undefined;
}

/** @returns whether all went well; what did not has been reported */
export async function performOperation(performance: Performance): Promise<boolean> {
  const { run, options, config, program } = performance;
  run.reporter.keepSecret(secretSettings(config));
  if (options.operation === "import") return importFrom(performance);
  const engine = new Engine(run, providerConfig(config));
  const stop = (): void => engine.stop();
  options.signal?.addEventListener("abort", stop, { once: true });
  if (options.signal?.aborted) stop();
  try {
    if (needsKnownTargets(options) && !engine.targetsExist()) return false;
    if (!(await refreshFirst(performance))) return false;
    if (program !== undefined) {
      const settings = programSettings(performance);
      return await runProgram({ engine, reporter: run.reporter, program, settings, signal: options.signal });
    }
    if (options.operation === "destroy") {
      await engine.deleteTheRest();
      return await engine.finish();
    }
    return true;
  } finally {
    options.signal?.removeEventListener("abort", stop);
  }
}

/** @throws {ImportFileInvalidError} */
async function importFrom({ run, options, config }: Performance): Promise<boolean> {
  const imports = resolveImports(parseImportFile(options.importFile ?? ""), run.settings);
  const deployment = new ImportDeployment(run, providerConfig(config));
  const stop = (): void => deployment.stop();
  options.signal?.addEventListener("abort", stop, { once: true });
  if (options.signal?.aborted) stop();
  warnOfPendingOperations(run);
  try {
    return await deployment.perform(imports);
  } finally {
    options.signal?.removeEventListener("abort", stop);
  }
}

/** A program may yet register a target that the state does not have. */
function needsKnownTargets({ operation, refresh: refreshes }: RehearsalOptions): boolean {
  return operation === "refresh" || operation === "destroy" || refreshes === true;
}

async function refreshFirst({ run, options }: Performance): Promise<boolean> {
  const isWholeRun = options.operation === "refresh";
  if (!isWholeRun && options.refresh !== true) {
    warnOfPendingOperations(run);
    return true;
  }
  const clearPendingCreations = isWholeRun && options.clearPendingCreations === true;
  const succeeded = await refresh(run, { isWholeRun, clearPendingCreations });
  if (!succeeded) run.reporter.diagnose("error", `${run.settings.preview ? "preview" : "update"} failed`);
  return succeeded;
}

function warnOfPendingOperations(run: Run): void {
  if (run.pendingOperations.length === 0 || run.settings.preview) return;
  run.reporter.diagnose("warning", renderPendingOperations(run.pendingOperations));
}

function programSettings({ run, options, project, config }: Performance) {
  return {
    stack: options.stack,
    preview: run.settings.preview,
    parallel: run.settings.parallel,
    environment: runnerEnvironment(project, config),
  };
}

function secretSettings({ values, secretKeys }: StackConfig): PropertyMap {
  return Object.fromEntries([...secretKeys].map((key) => [key, makeSecret(values[key] ?? null)]));
}

/** The settings of the azuread provider, without their namespace. */
function providerConfig(config: StackConfig): Record<string, PropertyValue> {
  const settings = Object.entries(config.values).filter(([key]) => key.startsWith("azuread:"));
  return Object.fromEntries(
    settings.map(([key, value]) => [
      key.slice("azuread:".length),
      config.secretKeys.has(key) ? makeSecret(value) : value,
    ]),
  );
}
