/** `appreg permissions refresh`: rewrites a project's tables from what a tenant publishes. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import type { RefreshOptions } from "../permissions/refresh/runRefresh";
import { action } from "../runCommand";

export const permissionsRefreshHelp = `
Reads the service principals of the tenant through Microsoft Graph, prints what
was added, removed and changed since the last time (the first time: since the
catalogue of this package), and writes two files beside Pulumi.yaml:
  permissions.tenant.json      what each API publishes there
  permissions.tenant.apis.ts   the tenant's own APIs, for the program to name
Both are made to be committed. A real tenant is read as whoever is signed in
(\`az login\`, or an app with Application.Read.All).

Examples:
  appreg permissions refresh                     the tenant of the stack
  appreg permissions refresh --check             in a pipeline
  appreg permissions refresh --tenant real --stack contoso

Exit codes: 0 done, 1 --check found a difference, or Graph refused,
2 could not run`;

const tenants = ["practice", "real"];

export function registerPermissionsRefresh(permissions: Command, deps: CliDeps): void {
  permissions
    .command("refresh")
    .description("rewrite the project's tables from what a tenant really publishes")
    .addOption(new Option("--tenant <which>", "which tenant (default: the stack's)").choices(tenants))
    .option("--check", "write nothing; exit code 1 where the files are not current")
    .option("--out <file>", "the table to write; its module is named after it")
    .option("--all", "APIs of other publishers than Microsoft and the tenant, too")
    .option("-j, --json", "print the changes as one JSON document")
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", permissionsRefreshHelp)
    .action(
      action(deps, async (options: RefreshOptions) => {
        const { runRefresh } = await import("../permissions/refresh/runRefresh.js");
        return runRefresh(options, deps);
      }),
    );
}
