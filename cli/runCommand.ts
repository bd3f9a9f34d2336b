/** Joins commander's actions to exit codes: a command's action returns one, and nothing else sets it. */
import type { CliDeps } from "./cliDeps";
import type { ExitCode } from "./exitCodes";

/** Wraps the work of a command for `Command.action`. Errors go to the caller of `parseAsync`. */
export function action<Parameters extends unknown[]>(
  deps: CliDeps,
  work: (...parameters: Parameters) => Promise<ExitCode>,
): (...parameters: Parameters) => Promise<void> {
  return async (...parameters) => deps.setExitCode(await work(...parameters));
}
