/** `appreg practice status`: says whether the practice tenant runs and what it holds. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import type { StatusOptions } from "../practice/printStatus";
import { action } from "../runCommand";

export const practiceStatusHelp = `
Examples:
  appreg practice status
  appreg practice status --json

Exit codes: 0 printed, 2 could not run`;

export function registerPracticeStatus(practice: Command, deps: CliDeps): void {
  practice
    .command("status")
    .description("say whether the practice tenant runs, who its users are and what it holds")
    .option("--json", "print one JSON document")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", practiceStatusHelp)
    .action(
      action(deps, async (options: StatusOptions) => {
        const { printStatus } = await import("../practice/printStatus.js");
        return printStatus(options, deps);
      }),
    );
}
