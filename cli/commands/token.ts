/** `appreg token` */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";

export function registerToken(program: Command, _deps: CliDeps): void {
  program.command("token");
}
