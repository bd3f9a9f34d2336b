/** `appreg review`: what a change of the program lets its apps do that they could not do before. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import type { ReviewCommandOptions } from "../review/runReview";
import { action } from "../runCommand";

export const reviewHelp = `
Both versions run without a tenant, a network or a credential. The head is the
working tree, the base the commit where the work on it began; a folder that
holds a checkout may stand in the place of either (./other). Every stack is
reviewed for which one of them has settings. Encrypted settings stay closed.

Examples:
  appreg review                            what you have changed on this branch
  appreg review --base main --fail-on high
  appreg review --base v1.2 --head v1.3 --stack prod
  appreg review --out review.md review.sarif review.json
  appreg review --base-file before.json --head-file after.json
                 what \`pulumi stack export\` or \`pulumi preview\` wrote

Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 a version could
not be read wholly, and what was not seen may be anything`;

export function registerReview(program: Command, deps: CliDeps): void {
  program
    .command("review")
    .description("tell what two versions of the program let their apps do")
    .option("-b, --base <ref>", "the version before (default: the merge base with the default branch)")
    .option("--head <ref>", "the version after (default: the working tree)")
    .option("--base-file <file>", "a checkpoint instead")
    .option("--head-file <file>", "a checkpoint or a plan instead")
    .option("-s, --stack <name...>", "only these stacks")
    .addOption(
      new Option("-f, --format <form>", "form of the review (default: terminal, or by the ending of --out)").choices([
        "terminal",
        "markdown",
        "json",
        "sarif",
      ]),
    )
    .option("-j, --json", "the same as --format json")
    .option("-o, --out <file...>", "write it into files (.md, .json, .sarif)")
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 from this severity on (default: never)").choices([
        "critical",
        "high",
        "medium",
        "low",
        "info",
      ]),
    )
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", reviewHelp)
    .action(
      action(deps, async (options: ReviewCommandOptions) => {
        const { runReview } = await import("../review/runReview.js");
        return runReview(options, deps);
      }),
    );
}
