/** `appreg drift`: where program, state and tenant differ, and who can do what the program does not say. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import type { DriftOptions } from "../drift/driftOptions";
import { action } from "../runCommand";

export const driftHelp = `
Three pictures of each app are held beside each other: what the program at hand
declares, what the state of the stack holds, and what the tenant has, consent,
credentials, owners and who may use it included. What lets somebody do more than
the program says comes first, the worst on top.

It changes nothing, and reads with Application.Read.All and Directory.Read.All,
application or delegated. What users consented to of what the app asks for is no
drift: it is told, and counted.

Examples:
  appreg drift                              every app of the stack
  appreg drift mailer --stack prod
  appreg drift --markdown > drift.md        for an issue
  appreg drift --watch 30                   what changes from now on
  appreg drift --json | jq '.findings[] | select(.opens)'

Exit codes: 0 all three agree, 1 they do not, 2 could not run`;

export function registerDrift(program: Command, deps: CliDeps): void {
  program
    .command("drift")
    .description("tell what program, state and tenant do not agree on")
    .argument("[app...]", "names of apps in the program (default: all)")
    .option("-w, --watch [seconds]", "look again and tell what changed (default: every 60 s)", parseSeconds)
    .option("-j, --json", "print one JSON document; with --watch, one a line")
    .option("-m, --markdown", "print it for an issue")
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .addOption(
      new Option("--engine <name>", "whose state (default: the rehearsal's, else Pulumi's)").choices([
        "rehearsal",
        "pulumi",
      ]),
    )
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", driftHelp)
    .action(
      action(deps, async (apps: readonly string[], options: DriftOptions) => {
        const { runDrift } = await import("../drift/runDrift.js");
        return runDrift(apps, options, deps);
      }),
    );
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds > 0 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError("It is a whole number of seconds from 1 to 86400.");
}
