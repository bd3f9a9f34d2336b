/** `appreg show`: one app registration as the directory has it. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import { action } from "../runCommand";
import type { ShowAppOptions } from "../show/runShowApp";
import { addLookingOptions } from "./lookingOptions";

export const showHelp = `
What the portal's pages overview, authentication, API permissions, expose an
API, certificates & secrets and owners show, on one screen and in names: read
from the directory itself, whatever the program declares.

The app is named as in the program, or by its client id, or by its display name
where no other app has the same.

Examples:
  appreg show calendar-sync
  appreg show "Calendar Sync" --open        and its page in the portal
  appreg show 7d444840-9dc0-11d1-b245-5ffdce74fad2 --json

Exit codes: 0 shown, 1 refused by Microsoft Graph, 2 could not run`;

export function registerShow(program: Command, deps: CliDeps): void {
  const show = program
    .command("show")
    .description("one app registration as the directory has it, on one screen")
    .argument("<app>", "its name in the program, its client id or its display name")
    .option("--open", "open its page in the portal")
    .option("-j, --json", "print one JSON document");
  addLookingOptions(show)
    .addHelpText("after", showHelp)
    .action(
      action(deps, async (wanted: string, options: ShowAppOptions) => {
        const { runShowApp } = await import("../show/runShowApp.js");
        return runShowApp(wanted, options, deps);
      }),
    );
}
