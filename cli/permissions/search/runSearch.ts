/** Searches permissions by words and prints what was found, the best first. */
import type { CliDeps } from "../../cliDeps";
import { type ExitCode, exitCodes } from "../../exitCodes";
import { painter } from "../../paint";
import { listNamed } from "./namedPermission";
import { type FilterOptions, readFilter } from "./permissionFilter";
import { permissionJson, renderJsonDocument } from "./permissionJson";
import { libraryAround } from "./permissionLibrary";
import { renderPermissionTable } from "./renderPermissionTable";
import { searchPermissions } from "./searchPermissions";

/** What fits on a screen. */
const shown = 12;

export interface SearchOptions extends FilterOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Exit code 1 when nothing was found. */
export async function runSearch(words: readonly string[], options: SearchOptions, deps: CliDeps): Promise<ExitCode> {
  const found = searchPermissions(words, listNamed(readFilter(options, libraryAround(deps.cwd))));
  if (options.json === true) {
    const permissions = found.flatMap((named) => named.permissions.map((one) => permissionJson(one, named.api)));
    deps.stdout.write(renderJsonDocument({ search: words.join(" "), permissions }));
  } else if (found.length > 0) {
    const some = options.all === true ? found : found.slice(0, shown);
    deps.stdout.write(renderPermissionTable(some, painter(deps.stdout, deps.env)));
    const more = found.length - some.length;
    if (more > 0) deps.stderr.write(`\n${more} more: a further word narrows it down, --all shows them.\n`);
  }
  if (found.length === 0) deps.stderr.write(`No permission has something of ${quote(words)} in it.\n`);
  return found.length === 0 ? exitCodes.differs : exitCodes.done;
}

function quote(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(" and ");
}
