/** `appreg token`: gets a token as an app of the stack and says what it holds. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import { action } from "../runCommand";
import type { TokenOptions } from "../token/runToken";

export const tokenHelp = `
The app's tenant and scopes come from the outputs of the stack, as the rehearsal
or the Pulumi CLI left them. The token itself is printed with --raw only.

Examples:
  appreg token calendar-sync                        what its token holds
  appreg token calendar-sync --flow device-code     sign in on another device
  appreg token calendar-sync --user ben@practice.onmicrosoft.com
                                       practice tenant only: signs in by itself
  curl -H "Authorization: Bearer $(appreg token calendar-sync --raw)" …

Exit codes: 0 the token grants what is declared, 1 it differs, cannot be
compared or was refused, 2 could not run`;

export function registerToken(program: Command, deps: CliDeps): void {
  program
    .command("token")
    .description("sign in as an app of the stack and compare its token with what is declared")
    .argument("<app>", "name of the app in the program")
    .addOption(
      new Option("--flow <flow>", "how to sign in (default: browser where there is one)").choices([
        "browser",
        "device-code",
      ]),
    )
    .option("--user <name>", "sign-in name to propose; on the practice tenant, to sign in with")
    .option("--api <name>", "only this API, such as microsoftGraph")
    .option("--scope <scope...>", "ask for these scopes instead of the declared ones")
    .addOption(new Option("--raw", "print the token itself, of the first API, and nothing else").conflicts("json"))
    .option("-j, --json", "print one JSON document, without the token")
    .addOption(
      new Option("--engine <name>", "where the stack's outputs are (default: the rehearsal, else Pulumi)").choices([
        "rehearsal",
        "pulumi",
      ]),
    )
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", tokenHelp)
    .action(
      action(deps, async (name: string, options: TokenOptions) => {
        const { runToken } = await import("../token/runToken.js");
        return runToken(name, options, deps);
      }),
    );
}
