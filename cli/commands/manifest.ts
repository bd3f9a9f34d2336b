/** `appreg manifest`: what the program at hand declares, and the digest by which it is approved. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import type { ManifestOptions } from "../declaration/runManifest";
import { action } from "../runCommand";

export const manifestHelp = `
The program runs as in a review: without a tenant, a network or a credential.
Encrypted settings stay closed. Two such files can be reviewed where neither
program may run, and one says what was approved.

Examples:
  appreg manifest --stack prod --digest
  appreg manifest --stack prod --out declared.json
  appreg review --base-file before.json --head-file declared.json
  appreg up --approved-file declared.json --stack prod

Exit codes: 0 done, 2 the program could not be read wholly`;

export function registerManifest(program: Command, deps: CliDeps): void {
  program
    .command("manifest")
    .description("print what the program declares: its apps in names, and their digest")
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("-d, --digest", "print the digest alone")
    .option("-o, --out <file>", "write it into a file")
    .option("--or-nothing", "where there is no such project or stack, nothing is declared")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", manifestHelp)
    .action(
      action(deps, async (options: ManifestOptions) => {
        const { runManifest } = await import("../declaration/runManifest.js");
        return runManifest(options, deps);
      }),
    );
}
