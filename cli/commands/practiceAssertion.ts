/** `appreg practice assertion`: a token of another issuer, for an app that trusts it in place of a secret. */
import { type Command, InvalidArgumentError } from "commander";
import type { CliDeps } from "../cliDeps";
import type { AssertionOptions } from "../practice/printAssertion";
import { action } from "../runCommand";

export const practiceAssertionHelp = `
The practice tenant signs in place of the issuer, with a key of its own; nobody
but the practice tenant takes what it signs. Prints the JWT alone.

Examples:
  appreg practice assertion --app mail-digest
                                       as its federated credential expects it
  appreg practice assertion --app mail-digest --subject repo:octo/fork
                                       one that is refused
  appreg practice assertion --issuer https://gitlab.com \\
      --subject project_path:octo/app:ref_type:branch:ref:main

Exit codes: 0 printed, 2 could not run`;

export function registerPracticeAssertion(practice: Command, deps: CliDeps): void {
  practice
    .command("assertion")
    .description("print a token of another issuer, such as a build service")
    .option("--issuer <url>", "whose token it is")
    .option("--subject <sub>", "whom the issuer vouches for")
    .option("--audience <aud>", "whom it is for (default: the app's, or api://AzureADTokenExchange)")
    .option("--expires <time>", "how long it lasts: 30s, 10m, 2h (default: 10m)", parseTime)
    .option("--app <name>", "take from this app's federated credential what is not given")
    .option("--credential <name>", "which of them, where the app has several")
    .option("-s, --stack <name>", "the stack of that app (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", practiceAssertionHelp)
    .action(
      action(deps, async (options: AssertionOptions) => {
        const { printAssertion } = await import("../practice/printAssertion.js");
        return printAssertion(options, deps);
      }),
    );
}

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

function parseTime(text: string): number {
  const [, count, unit = ""] = /^([1-9]\d{0,5})([smh])$/.exec(text) ?? [];
  const factor = seconds[unit];
  if (count !== undefined && factor !== undefined) return Number(count) * factor;
  throw new InvalidArgumentError("A time is a number and s, m or h, such as 10m.");
}
