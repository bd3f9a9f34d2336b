/** Brings the state of a rehearsal in order. */
import { stripVTControlCharacters } from "node:util";
import {
  type DirectoryConnection,
  type RehearsalOptions,
  type RehearsalResult,
  rehearse,
  requireUnlocked,
} from "../../../rehearsal";
import type { CliDeps } from "../../cliDeps";
import type { Project, Stack } from "../../project/findProject";
import { RecoveryFailedError } from "../errors";
import type { RecoverEngine } from "./recoverEngine";

export interface RehearsalPlace {
  readonly project: Project;
  readonly stack: Stack;
  readonly directory: DirectoryConnection;
  readonly deps: Pick<CliDeps, "env" | "clock" | "interrupted">;
}

export function rehearsalEngine({ project, stack, directory, deps }: RehearsalPlace): RecoverEngine {
  const run = async (options: Pick<RehearsalOptions, "operation" | "importFile" | "clearPendingCreations">) => {
    const result = await rehearse({
      projectFolder: project.folder,
      stack: stack.name,
      stateFile: stack.rehearsalState,
      directory,
      environment: deps.env,
      signal: deps.interrupted,
      clock: deps.clock,
      ...options,
    });
    requireDone(options.operation, result);
  };
  return {
    requireIdle: () => requireUnlocked(stack.rehearsalState),
    refresh: () => run({ operation: "refresh", clearPendingCreations: true }),
    importFrom: (importFile) => run({ operation: "import", importFile }),
  };
}

function requireDone(operation: string, { exitCode, diagnostics }: RehearsalResult): void {
  if (exitCode === 0) return;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const said = errors.flatMap(({ message }) => stripVTControlCharacters(message).trim().split("\n"));
  throw new RecoveryFailedError(`The rehearsal's ${operation} failed`, said);
}
