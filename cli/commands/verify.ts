/** `appreg verify`: proves that the apps of a stack are in their tenant as declared. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import { action } from "../runCommand";
import type { VerifyOptions } from "../verify/verifyStage";

export const verifyHelp = `
For each app: it is in the directory once, the program as it is was brought up,
configured and consented to is what is declared, each way to a token gives one
that grants exactly that, and for each group of permissions one harmless call
answers. A refused call is told with the permission that is missing, and where:
in the declaration, in the consent, or only in an old token.

Nothing is changed. On the practice tenant a person is played, and what that
person accepts is taken back; on a real tenant a person is asked to sign in
where there is a terminal, else those rows are "not proved".

Examples:
  appreg verify                               every app of the stack
  appreg verify calendar-sync --user cho      as another user (practice tenant)
  appreg verify --stack production --no-sign-in     in a pipeline
  appreg verify calendar-sync --call /me/messages   what would that call need?
  appreg verify --token-stdin < token               a token that a program has
  appreg verify --json | jq '.apps[].checks[] | select(.verdict == "differs")'

Exit codes: 0 nothing differs (what is not proved is said), 1 something
differs, 2 could not run`;

export function registerVerify(program: Command, deps: CliDeps): void {
  program
    .command("verify")
    .description("prove that the apps of a stack are as declared: configured, consented to, tokens, calls")
    .argument("[app...]", "names of apps in the program (default: all)")
    .option("--user <name>", "who is played on the practice tenant; elsewhere a sign-in name to propose")
    .option("--no-sign-in", "ask nobody to sign in")
    .option("--call <path...>", "also read these of Microsoft Graph, such as /me/messages")
    .option("--token-stdin", "judge the token on standard input in the place of new ones")
    .option("--certificate <file...>", "PEM files that prove apps; .appreg/ is looked through anyway")
    .option("--certificate-password-env <name>", "variable that holds the password of their keys")
    .option("-j, --json", "print one JSON document")
    .addOption(
      new Option("--engine <name>", "whose state (default: the rehearsal's, else Pulumi's)").choices([
        "rehearsal",
        "pulumi",
      ]),
    )
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", verifyHelp)
    .action(
      action(deps, async (apps: readonly string[], options: VerifyOptions) => {
        const { runVerify } = await import("../verify/runVerify.js");
        return runVerify(apps, options, deps);
      }),
    );
}
