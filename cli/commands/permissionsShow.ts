/** `appreg permissions show`: what one permission means. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import type { ShowOptions } from "../permissions/search/runShow";
import { action } from "../runCommand";
import { addFilterOptions } from "./permissionOptions";

export const permissionsShowHelp = `
Tells for each kind its id, who may consent, what it allows, its risk and from
where that is known, what a thief of a token could do, and which calls of
Microsoft Graph it opens. One id may stand for several permissions: all are
shown.

Examples:
  appreg permissions show Mail.Send
  appreg permissions show Calendars.Read --kind delegated --all
  appreg permissions show e1fe6dd8-ba31-4d61-89e7-88639da4683d

Exit codes: 0 shown, 1 there is none of that name or id, 2 could not run`;

export function registerPermissionsShow(permissions: Command, deps: CliDeps): void {
  const show = permissions
    .command("show")
    .description("tell what a permission means and what it opens")
    .argument("<permission>", "its name or its id");
  addFilterOptions(show)
    .option("--all", "every call that it opens, not the first few only")
    .option("-j, --json", "print one JSON document")
    .addHelpText("after", permissionsShowHelp)
    .action(
      action(deps, async (permission: string, options: ShowOptions) => {
        const { runShow } = await import("../permissions/search/runShow.js");
        return runShow(permission, options, deps);
      }),
    );
}
