/** Prints every permission of one API, or of all. */
import type { CliDeps } from "../../cliDeps";
import { type ExitCode, exitCodes } from "../../exitCodes";
import { painter } from "../../paint";
import { listNamed } from "./namedPermission";
import { type FilterOptions, readFilter } from "./permissionFilter";
import { permissionJson, renderJsonDocument } from "./permissionJson";
import { libraryAround } from "./permissionLibrary";
import { renderPermissionTable } from "./renderPermissionTable";

export interface ListOptions extends FilterOptions {
  readonly json?: boolean;
}

export async function runList(options: ListOptions, deps: CliDeps): Promise<ExitCode> {
  const named = listNamed(readFilter(options, libraryAround(deps.cwd)));
  const text =
    options.json === true
      ? renderJsonDocument({
          permissions: named.flatMap(({ api, permissions }) => permissions.map((one) => permissionJson(one, api))),
        })
      : renderPermissionTable(named, painter(deps.stdout, deps.env));
  deps.stdout.write(text);
  return exitCodes.done;
}
