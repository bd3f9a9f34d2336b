/** `appreg up`: applies a program if it declares exactly what was reviewed, and refuses otherwise. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import { action } from "../runCommand";
import { type UpOptions, upEngines } from "../up/upOptions";

export const upHelp = `
The digest is the one that \`appreg review\` prints for what was reviewed. It is
made anew from the program at hand and this stack's configuration, and then the
plan that Pulumi makes for the tenant is compared, too. Where anything differs,
nothing is applied. Values of secrets are not looked at: no passphrase is needed
for the digest.

Examples:
  appreg up --approved sha256:3c1f… --stack prod --yes
  appreg up --approved-file declared.json      says exactly what differs
  appreg up --approved sha256:3c1f… -- --refresh --message "release 12"
  appreg up --approved sha256:3c1f… --engine rehearsal

Exit codes: 0 done, 1 it is not what was approved, 2 could not run; once
\`pulumi up\` runs, its own`;

export function registerUp(program: Command, deps: CliDeps): void {
  program
    .command("up")
    .description("apply the program with the Pulumi CLI, if it declares exactly what was reviewed")
    .argument("[arguments...]", "behind --: passed on to `pulumi up`")
    .option("-a, --approved <digest>", "digest that the review printed")
    .option("--approved-file <file>", "what `appreg manifest` wrote for what was approved")
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .option("-y, --yes", "do not ask")
    .addOption(new Option("--engine <name>", "what applies it").choices(upEngines).default("pulumi"))
    .addHelpText("after", upHelp)
    .action(
      action(deps, async (passed: string[], options: UpOptions) => {
        const { runUp } = await import("../up/runUp.js");
        return runUp(passed, options, deps);
      }),
    );
}
