/** `appreg practice reset`: forgets everything the practice tenant and the rehearsal keep. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import type { ResetOptions } from "../practice/resetPractice";
import { action } from "../runCommand";

export const practiceResetHelp = `
Deletes the directory of the practice tenant, its request log and the state of
every rehearsal. The certificates stay, so that what trusts them goes on doing
so; with --certificates it is the other way round.

Examples:
  appreg practice reset
  appreg practice reset --yes --certificates

Exit codes: 0 deleted, 1 you said no, 2 could not run`;

export function registerPracticeReset(practice: Command, deps: CliDeps): void {
  practice
    .command("reset")
    .description("forget everything the practice tenant and the rehearsal keep")
    .option("-y, --yes", "do not ask")
    .option("--certificates", "forget the certificates instead; the next start makes new ones")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", practiceResetHelp)
    .action(
      action(deps, async (options: ResetOptions) => {
        const { resetPractice } = await import("../practice/resetPractice.js");
        return resetPractice(options, deps);
      }),
    );
}
