/** `appreg teardown`: takes a stack away without residue, or the abandoned stacks of a project. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import { action } from "../runCommand";
import type { TeardownOptions } from "../teardown/teardownOptions";

export const teardownHelp = `
The engine that brought the stack up destroys it. What the recycle bin keeps is
purged then, which no engine does, and so is everything that has the marker of
the stack and is in no state. At the end the tenant is looked at afresh:
\`residue: 0\` says that nothing of the stack is left anywhere.

What goes, and who still uses it, is shown before anything is touched. Service
principals of Microsoft's and other publishers' apps are never deleted; what
the program protects stays. Interrupted at any point, run it again.

Examples:
  appreg teardown --dry-run              what would go
  appreg teardown                        asks first
  appreg teardown --stack pr-12 --yes    in a pipeline
  appreg teardown --keep-recycled        can be restored for 30 days
  appreg teardown --older-than 7d --project shop
                       stacks whose newest app is older, by their markers

Exit codes: 0 nothing is left that was to go, 1 something is left or you said
no, 2 could not run`;

export function registerTeardown(program: Command, deps: CliDeps): void {
  program
    .command("teardown")
    .description("destroy a stack, purge what the recycle bin keeps, and say what is left")
    .option("-y, --yes", "do not ask")
    .option("--dry-run", "show what would go, and change nothing")
    .option("--keep-recycled", "leave the recycle bin alone")
    .option("--older-than <age>", "abandoned stacks instead of one: 12h, 7d, 2w")
    .option("--project <name>", "with --older-than: whose stacks (default: this one's)")
    .addOption(new Option("--tenant <which>", "with --older-than: where").choices(["practice", "real"]))
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .addOption(
      new Option("--engine <name>", "what destroys it (default: the rehearsal if rehearsed)").choices([
        "rehearsal",
        "pulumi",
      ]),
    )
    .option("--cwd <folder>", "folder of the Pulumi project")
    .option("-j, --json", "print one JSON document")
    .addHelpText("after", teardownHelp)
    .action(
      action(deps, async (options: TeardownOptions) => {
        const { runTeardown } = await import("../teardown/runTeardown.js");
        return runTeardown(options, deps);
      }),
    );
}
