/** `appreg recover`: brings a stack in order after a run that was interrupted or failed half-way. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import type { RecoverOptions } from "../recover/recoverOptions";
import { action } from "../runCommand";

export const recoverHelp = `
It compares program, state and tenant. What the tenant has and the state does
not know enters the state: apps keep their client ids. A second app of one
declaration is deleted, and so is a secret whose value nobody ever learned.
What is pending in the state is cleared. The next \`up\` does the rest.

Apps of other stacks are never touched. An app without this stack's marker is
adopted only when you say that it is yours.

Examples:
  appreg recover --dry-run         what was left, changing nothing
  appreg recover                   bring it in order, after a question
  appreg recover --yes --json      in a pipeline
  appreg recover --delete          begin anew: delete unknown apps instead
  appreg recover --ours 6f9b2c1e-0d4a-4b7e-9c53-7a1e2d3f4b5c

Exit codes: 0 in order, 1 something is left to be done or decided, or you said
no, 2 could not run`;

export function registerRecover(program: Command, deps: CliDeps): void {
  program
    .command("recover")
    .description("bring a stack in order after a run that was interrupted or failed")
    .option("--dry-run", "show what would be done, and change nothing")
    .option("-y, --yes", "do not ask")
    .option("--delete", "delete apps that the state does not know instead of adopting")
    .option("--ours <id...>", "apps and secrets told by their name only: they are ours")
    .addOption(
      new Option("--engine <name>", "whose state (default: the rehearsal's where it has one)").choices([
        "rehearsal",
        "pulumi",
      ]),
    )
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .option("-j, --json", "print one JSON document")
    .addHelpText("after", recoverHelp)
    .action(
      action(deps, async (options: RecoverOptions) => {
        const { runRecover } = await import("../recover/runRecover.js");
        return runRecover(options, deps);
      }),
    );
}
