/** `appreg practice env`: prints what a shell must set so that the real `pulumi` uses the practice tenant. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import type { EnvOptions } from "../practice/printEnvironment";
import { shells } from "../practice/renderEnvironment";
import { action } from "../runCommand";

export const practiceEnvHelp = `
Prints a secret: the deployer's, which opens nothing but the practice tenant.
On macOS and Windows the azuread plugin ignores SSL_CERT_FILE:
docs/pulumiOnPractice.md says what to do there.

Examples:
  eval "$(appreg practice env)"
  appreg practice env --shell fish | source
  appreg practice env --shell powershell | Out-String | Invoke-Expression

Exit codes: 0 printed, 2 could not run`;

export function registerPracticeEnv(practice: Command, deps: CliDeps): void {
  practice
    .command("env")
    .description("print what a shell must set for `pulumi` to use the practice tenant")
    .addOption(new Option("--shell <name>", "the shell to print for (default: from $SHELL)").choices(shells))
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", practiceEnvHelp)
    .action(
      action(deps, async (options: EnvOptions) => {
        const { printEnvironment } = await import("../practice/printEnvironment.js");
        return printEnvironment(options, deps);
      }),
    );
}
