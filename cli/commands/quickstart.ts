/** `appreg quickstart` */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";

export function registerQuickstart(program: Command, _deps: CliDeps): void {
  program.command("quickstart");
}
