/** `appreg permissions list`: every permission of an API. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import type { ListOptions } from "../permissions/search/runList";
import { action } from "../runCommand";
import { addFilterOptions } from "./permissionOptions";

export const permissionsListHelp = `
Examples:
  appreg permissions list --api exchangeOnline
  appreg permissions list --api microsoftGraph --kind application
  appreg permissions list --json

Exit codes: 0 printed, 2 could not run`;

export function registerPermissionsList(permissions: Command, deps: CliDeps): void {
  const list = permissions.command("list").description("print every permission of one API, or of all");
  addFilterOptions(list)
    .option("-j, --json", "print one JSON document")
    .addHelpText("after", permissionsListHelp)
    .action(
      action(deps, async (options: ListOptions) => {
        const { runList } = await import("../permissions/search/runList.js");
        return runList(options, deps);
      }),
    );
}
