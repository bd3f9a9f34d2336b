/** `appreg permissions search`: finds permissions by words. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import type { SearchOptions } from "../permissions/search/runSearch";
import { action } from "../runCommand";
import { addFilterOptions } from "./permissionOptions";

export const permissionsSearchHelp = `
Words are parts of names, objects, verbs or APIs, in any order; a slip of the
finger is forgiven. Every word must fit.

Examples:
  appreg permissions search calendar
  appreg permissions search read all mail --kind application
  appreg permissions search exchange acces

Exit codes: 0 found, 1 nothing found, 2 could not run`;

export function registerPermissionsSearch(permissions: Command, deps: CliDeps): void {
  const search = permissions
    .command("search")
    .description("find permissions by words")
    .argument("<words...>", "what to look for");
  addFilterOptions(search)
    .option("--all", "everything that was found, not the best only")
    .option("-j, --json", "print one JSON document")
    .addHelpText("after", permissionsSearchHelp)
    .action(
      action(deps, async (words: readonly string[], options: SearchOptions) => {
        const { runSearch } = await import("../permissions/search/runSearch.js");
        return runSearch(words, options, deps);
      }),
    );
}
