/** `appreg permissions`: what permissions there are, what they mean, and which of them an app needs. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import { registerPermissionsLeast } from "./permissionsLeast";
import { registerPermissionsList } from "./permissionsList";
import { registerPermissionsRefresh } from "./permissionsRefresh";
import { registerPermissionsSearch } from "./permissionsSearch";
import { registerPermissionsShow } from "./permissionsShow";

export const permissionsHelp = `
Examples:
  appreg permissions search calendar             which there are
  appreg permissions show Mail.Send              what one means
  appreg permissions least GET /me/messages      what a call needs at least

Exit codes: 0 done, 1 a difference, or nothing of that name or call is known,
2 could not run`;

export function registerPermissions(program: Command, deps: CliDeps): void {
  const permissions = program
    .command("permissions")
    .description("find permissions by name, and the least that an app's calls need")
    .helpCommand(false)
    .addHelpText("after", permissionsHelp);
  registerPermissionsSearch(permissions, deps);
  registerPermissionsShow(permissions, deps);
  registerPermissionsList(permissions, deps);
  registerPermissionsLeast(permissions, deps);
  registerPermissionsRefresh(permissions, deps);
}
