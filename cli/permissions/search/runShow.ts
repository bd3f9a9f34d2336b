/** Prints what the catalogue knows of one name, or of one id. */
import { callsOpenedBy, closestNames, type Permission } from "../../../catalogue";
import { ProjectError } from "../../../common";
import { type CliDeps, widthOf } from "../../cliDeps";
import { type ExitCode, exitCodes } from "../../exitCodes";
import { painter } from "../../paint";
import { everythingIn, findById, findByName, listNamed, type NamedPermission } from "./namedPermission";
import { type FilterOptions, type PermissionFilter, readFilter } from "./permissionFilter";
import { permissionJson, renderJsonDocument } from "./permissionJson";
import { libraryAround } from "./permissionLibrary";
import { renderShown } from "./renderShown";

export interface ShowOptions extends FilterOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** No permission has the name or the id that a person gave. */
export class NoSuchPermissionError extends ProjectError {
  override readonly code = "ERR_PERMISSION_UNKNOWN";
}

/**
 * @throws {NoSuchPermissionError} naming the nearest names.
 */
export async function runShow(written: string, options: ShowOptions, deps: CliDeps): Promise<ExitCode> {
  const found = find(written.trim(), readFilter(options, libraryAround(deps.cwd)));
  const all = options.all === true;
  if (options.json === true) {
    const document = found.flatMap(({ api, permissions }) =>
      permissions.map((permission) => ({ ...permissionJson(permission, api), ...opensJson(permission, all) })),
    );
    deps.stdout.write(renderJsonDocument({ permissions: document }));
    return exitCodes.done;
  }
  const view = { paint: painter(deps.stdout, deps.env), width: Math.min(widthOf(deps.stdout), 100), all };
  deps.stdout.write(found.map((named) => renderShown(named, view)).join("\n"));
  return exitCodes.done;
}

function opensJson(permission: Permission, all: boolean) {
  const opens = callsOpenedBy(permission);
  return { opensCalls: opens.length, opens: all ? opens : opens.slice(0, 20) };
}

function find(written: string, filter: PermissionFilter): readonly NamedPermission[] {
  const isId = /^\{?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}?$/i.test(written);
  const found = isId ? findById(written.replaceAll(/[{}]/g, ""), filter) : findByName(written, filter);
  if (found.length > 0) return found;
  throw isId ? unknownId(written, filter) : unknownName(written, filter);
}

function unknownId(id: string, { library }: PermissionFilter): NoSuchPermissionError {
  const api = library.apis.find(({ appId }) => appId === id.toLowerCase());
  if (api === undefined) {
    return new NoSuchPermissionError(
      `No permission that is known has the id ${id}.`,
      "`appreg permissions refresh` reads what your tenant publishes besides, its own APIs included",
    );
  }
  return new NoSuchPermissionError(
    `${id} is no permission, but the app ID of ${api.displayName}.`,
    `\`appreg permissions list --api ${api.name}\` prints its permissions`,
  );
}

function unknownName(name: string, filter: PermissionFilter): NoSuchPermissionError {
  const [elsewhere] = findByName(name, everythingIn(filter.library));
  const where = elsewhere?.permissions.map(({ api, kind }) => `${api} ${kind}`).join(" and ");
  const names = [...new Set(listNamed(filter).map((named) => named.name))];
  const nearest = closestNames(name, names);
  return new NoSuchPermissionError(
    `No permission that is known is named "${name}"${elsewhere ? " there" : ""}.`,
    elsewhere
      ? `it is one of ${where}`
      : nearest.length > 0
        ? `did you mean ${nearest.join(" or ")}?`
        : `search for it: appreg permissions search ${name.replaceAll(/[^\w.-]/g, " ").trim()}`,
  );
}
