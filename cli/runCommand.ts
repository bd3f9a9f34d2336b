/** Joins commander's actions to exit codes: a command's action returns one, and nothing else sets it. */
import type { CliDeps } from "./cliDeps";

/**
 * Wraps the work of a command for `Command.action`: it resolves to the exit code, one of ours or that of a command which it ran
 * for the person. Errors go to the caller of `parseAsync`.
 */
export function action<Parameters extends unknown[]>(
  deps: CliDeps,
  work: (...parameters: Parameters) => Promise<number>,
): (...parameters: Parameters) => Promise<void> {
  return async (...parameters) => deps.setExitCode(await work(...parameters));
}
