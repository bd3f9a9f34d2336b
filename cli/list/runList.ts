/** Lists app registrations of the real directory: the stack's, an owner's or the whole tenant's. */
import { wrapLines } from "../../common";
import { type AppRow, type RowOrder, readOverviews, sortRows, toRows } from "../../lifecycle";
import { type CliDeps, screenWidthOf } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { painter } from "../paint";
import { renderJsonDocument } from "../permissions/search/permissionJson";
import { createProgress, type Progress } from "../progress";
import { type Tenant, withTenant } from "../tenant/withTenant";
import { findListed, type ListSelection } from "./findListed";
import { rowJson } from "./listJson";
import { findLookingPlace, type LookingOptions, type LookingPlace, nameTenant, tenantJson } from "./lookingPlace";
import { renderList } from "./renderList";

export interface ListOptions extends LookingOptions, ListSelection {
  readonly sort?: RowOrder;
  readonly json?: boolean;
}

/**
 * @throws {UsageError} for an owner whom the tenant does not have
 * @throws {GraphRefusedError} naming what may not be read
 * @throws errors of the project, the stack, its state, the practice tenant and sign-in
 */
export async function runList(options: ListOptions, deps: CliDeps): Promise<ExitCode> {
  const place = await findLookingPlace(options, deps);
  const progress = createProgress(deps.stderr);
  const access = { ...place, env: deps.env, interrupted: deps.interrupted, tellWait: progress.show };
  return withTenant(access, place.choice, async (tenant) => {
    const rows = sortRows(await readRows(tenant, { place, options, deps, progress }), options.sort ?? "risk");
    const { project, stack } = place.apps;
    if (options.json === true) {
      const document = { tenant: tenantJson(tenant), project, stack, apps: rows.map(rowJson) };
      deps.stdout.write(renderJsonDocument(document));
      return exitCodes.done;
    }
    const title = `${describeScope(options, place)} on ${nameTenant(tenant)}: ${countApps(rows.length)}`;
    deps.stdout.write(renderList(rows, { title, paint: painter(deps.stdout, deps.env) }));
    if (rows.length === 0) deps.stderr.write(wrapLines(adviseWhereNone(options), screenWidthOf(deps.stderr)));
    return exitCodes.done;
  });
}

interface Listing {
  readonly place: LookingPlace;
  readonly options: ListOptions;
  readonly deps: CliDeps;
  readonly progress: Progress;
}

async function readRows(tenant: Tenant, { place, options, deps, progress }: Listing): Promise<readonly AppRow[]> {
  progress.show("finding app registrations …");
  try {
    const found = await findListed(tenant, options, place.apps);
    const onProgress = (read: number, of: number): void => progress.show(`reading ${of} apps, ${read} done …`);
    const overviews = await readOverviews(tenant.directory, found, { now: deps.clock(), onProgress });
    return toRows(overviews, place.apps, { tellsGone: options.owner === undefined });
  } finally {
    progress.clear();
  }
}

function describeScope({ all, owner }: ListOptions, { apps: { project, stack } }: LookingPlace): string {
  if (owner !== undefined) return owner === "me" ? "Your apps" : `Apps of ${owner}`;
  return all === true ? "All apps" : `${project}/${stack}`;
}

function countApps(count: number): string {
  return count === 1 ? "1 app" : `${count} apps`;
}

function adviseWhereNone({ all, owner }: ListOptions): string {
  return all === true || owner !== undefined
    ? ""
    : "Nothing is up. `appreg rehearse up` or `pulumi up` brings the stack up; --all lists every app of the tenant.\n";
}
