/** `appreg completion` */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";

export function registerCompletion(program: Command, _deps: CliDeps): void {
  program.command("completion");
}
