/** `appreg adopt`: existing app registrations become part of the program. */
import { type Command, Option } from "commander";
import type { AdoptOptions } from "../adopt/adoptOptions";
import type { CliDeps } from "../cliDeps";
import { action } from "../runCommand";

export const adoptHelp = `
Reads an app registration as it is, writes the file that declares it into apps/,
and the import that enters its objects into the stack. The next preview shows
what is listed and nothing else: the tag that tells whose the app is, and what
the components cannot say. Secrets and certificates are listed, never imported:
the directory does not tell their values. Nothing in the directory changes.

With --all or --owner you choose from a list, the most dangerous first.

Examples:
  appreg adopt "Room Board"
  appreg adopt 6f9b2c1e-0d4a-4b7e-9c53-7a1e2d3f4b5c --name room-board
  appreg adopt --owner me
  appreg adopt "Room Board" --out -          print it, write nothing

Exit codes: 0 written, 1 you said no or chose nothing, 2 could not run`;

export function registerAdopt(program: Command, deps: CliDeps): void {
  program
    .command("adopt")
    .description("declare an existing app registration in the program")
    .argument("[registration]", "client id, object id or display name")
    .option("--name <name>", "in the program (default: made of the display name)")
    .option("--all", "choose from every app registration of the tenant")
    .addOption(new Option("--owner <who>", "choose from those of an owner: me, a sign-in name or an object id"))
    .option("--take-over", "also what another stack, or this one, has marked as its own")
    .option("--out <file>", "- prints the program's text, and writes nothing")
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .addOption(
      new Option("--tenant <which>", "which tenant (default: the one that the stack names)").choices([
        "practice",
        "real",
      ]),
    )
    .option("-y, --yes", "do not ask; with --all or --owner: all of them")
    .option("-j, --json", "print one JSON document")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", adoptHelp)
    .action(
      action(deps, async (app: string | undefined, options: AdoptOptions) => {
        const { runAdopt } = await import("../adopt/runAdopt.js");
        return runAdopt(app, options, deps);
      }),
    );
}
