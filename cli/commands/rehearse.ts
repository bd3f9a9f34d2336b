/** `appreg rehearse`: runs the project's program against the practice tenant, as `pulumi` would. */
import { type Command, InvalidArgumentError } from "commander";
import type { CliDeps } from "../cliDeps";
import type { ExitCode } from "../exitCodes";
import type { RehearseOptions } from "../rehearsal/rehearsalRun";
import { action } from "../runCommand";

export const rehearseHelp = `
The rehearsal needs no Pulumi CLI and no cloud account. What the stack says of
its tenant and credentials is replaced by the practice tenant's own.

Examples:
  appreg rehearse preview                what would change
  appreg rehearse up --yes               change it without asking
  appreg rehearse destroy --yes

Exit codes: 0 done, 1 the program or a step failed, or you said no,
2 could not run`;

export const rehearseExitCodes = `
Exit codes: 0 done, 1 the program or a step failed, or you said no,
2 could not run`;

const importHelp = `
It does what \`pulumi import --file <file> --protect=false --generate-code=false\`
does: each object is read and entered into the state. The next preview compares
it with the program.

Examples:
  appreg rehearse import --file import.json
  appreg rehearse import --file import.json --yes
${rehearseExitCodes}`;

const operations = {
  preview: "show what an update would change",
  up: "create and update what the program declares",
  refresh: "read every resource from the practice tenant into the state",
  destroy: "delete everything that the stack holds",
  import: "take objects that exist into the state, changing none of them",
} as const;

export function registerRehearse(program: Command, deps: CliDeps): void {
  const rehearse = program
    .command("rehearse")
    .description("run the program against the practice tenant, without the Pulumi CLI")
    .helpCommand(false)
    .addHelpText("after", rehearseHelp);
  registerOperation("preview", rehearse, deps);
  registerOperation("up", rehearse, deps);
  registerOperation("refresh", rehearse, deps);
  registerOperation("destroy", rehearse, deps);
  registerImport(rehearse, deps);
}

/** What Pulumi itself calls `pulumi import --file <file> --protect=false --generate-code=false`. */
function registerImport(rehearse: Command, deps: CliDeps): void {
  rehearse
    .command("import")
    .description(operations.import)
    .requiredOption("-f, --file <file>", "what to import, as `pulumi import --file` takes it")
    .option("-y, --yes", "do not ask")
    .option("-p, --parallel <number>", "steps at a time (default: 16)", parseCount)
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .option("-j, --json", "print one JSON document")
    .addHelpText("after", importHelp)
    .action(action(deps, (options: RehearseOptions) => run("import", options, deps)));
}

async function run(operation: keyof typeof operations, options: RehearseOptions, deps: CliDeps): Promise<ExitCode> {
  const { runRehearsal } = await import("../rehearsal/runRehearsal.js");
  return runRehearsal(operation, options, deps);
}

function registerOperation(
  operation: Exclude<keyof typeof operations, "import">,
  rehearse: Command,
  deps: CliDeps,
): void {
  const command = rehearse.command(operation).description(operations[operation]);
  if (operation !== "preview") command.option("-y, --yes", "do not ask");
  if (operation !== "refresh") command.option("-r, --refresh", "read every resource from the practice tenant first");
  if (operation !== "preview")
    command.option("--continue-on-error", "go on with what does not depend on a failed step");
  command
    .option("-t, --target <urn...>", "only these resources")
    .option("-p, --parallel <number>", "steps at a time (default: 16)", parseCount)
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .option("-j, --json", "print one JSON document")
    .addHelpText("after", rehearseExitCodes)
    .action(action(deps, (options: RehearseOptions) => run(operation, options, deps)));
}

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError("It is a whole number from 1.");
}
