/** `appreg quickstart`: the whole way once, on a practice tenant. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import type { QuickstartOptions } from "../quickstart/runQuickstart";
import { action } from "../runCommand";

export const quickstartHelp = `
Starts a practice tenant on this machine, rehearses \`pulumi up\`, signs in as a
practice user, consents, gets a token, reads a calendar, writes a contact and
rehearses again, to show that nothing is left to change.

Examples:
  appreg quickstart
  appreg quickstart --open               you sign in, in your own browser

Exit codes: 0 done, 1 the program, a step or the sign-in failed, 2 could not run`;

export function registerQuickstart(program: Command, deps: CliDeps): void {
  program
    .command("quickstart")
    .description("show the whole way once, from the program to a token that works")
    .option("--open", "sign in yourself, in your own browser")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", quickstartHelp)
    .action(
      action(deps, async (options: QuickstartOptions) => {
        const { runQuickstart } = await import("../quickstart/runQuickstart.js");
        return runQuickstart(options, deps);
      }),
    );
}
