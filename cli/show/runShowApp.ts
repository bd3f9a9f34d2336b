/** Shows one app registration of the real directory, and its page in the portal. */
import { AppNotFoundError, type AppSummary, requireOneApp } from "../../directory";
import { type AppOverview, readOverviews } from "../../lifecycle";
import { findMarker } from "../../manifest";
import { type CliDeps, widthOf } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { findStackApps } from "../list/findListed";
import { findLookingPlace, type LookingOptions, type LookingPlace, nameTenant, tenantJson } from "../list/lookingPlace";
import { painter } from "../paint";
import { renderJsonDocument } from "../permissions/search/permissionJson";
import { createProgress, type Progress } from "../progress";
import { cloudOf, type Tenant, withTenant } from "../tenant/withTenant";
import { portalPage } from "./portalPage";
import { renderShownApp } from "./renderShownApp";

export interface ShowAppOptions extends LookingOptions {
  readonly open?: boolean;
  readonly json?: boolean;
}

/** Wider lines are hard to read. */
const widest = 100;

/**
 * @param wanted name in the stack, client id, object id or display name
 * @throws {AppNotFoundError} {AppAmbiguousError} {AppGoneError} {GraphRefusedError}
 * @throws errors of the project, the stack, its state, the practice tenant and sign-in
 */
export async function runShowApp(wanted: string, options: ShowAppOptions, deps: CliDeps): Promise<ExitCode> {
  const place = await findLookingPlace(options, deps);
  const progress = createProgress(deps.stderr);
  const access = { ...place, env: deps.env, interrupted: deps.interrupted, tellWait: progress.show };
  return withTenant(access, place.choice, async (tenant) => {
    const { overview, name } = await readOne(wanted, { tenant, place, deps, progress });
    const page = pageOf(overview, { tenant, place, deps });
    if (options.json === true) {
      const document = { tenant: tenantJson(tenant), name: name ?? null, portal: page ?? null, ...overview };
      deps.stdout.write(renderJsonDocument(document));
    } else {
      const look = { paint: painter(deps.stdout, deps.env), width: Math.min(widthOf(deps.stdout), widest) };
      deps.stdout.write(renderShownApp({ overview, name, place: nameTenant(tenant) }, look));
    }
    if (options.open === true) await openPage(page, deps);
    return exitCodes.done;
  });
}

interface Looking {
  readonly tenant: Tenant;
  readonly place: LookingPlace;
  readonly deps: CliDeps;
}

async function readOne(
  wanted: string,
  { tenant: { directory }, place, deps, progress }: Looking & { readonly progress: Progress },
): Promise<{ readonly overview: AppOverview; readonly name: string | undefined }> {
  progress.show(`looking for ${wanted} …`);
  try {
    const named = nameApps(await findStackApps(directory, place.apps), place);
    const found = await requireOneApp(directory, wanted, named);
    const [overview] = await readOverviews(directory, [found], { now: deps.clock() });
    // Somebody has deleted it since it was found.
    if (overview === undefined) throw new AppNotFoundError(wanted, []);
    const [name] = [...named].find(([, objectId]) => objectId === overview.objectId) ?? [];
    return { overview, name };
  } finally {
    progress.clear();
  }
}

/** Object ids by the names of the stack. The state knows better than the mark, which anybody may copy. */
function nameApps(marked: readonly AppSummary[], { apps: { known } }: LookingPlace): ReadonlyMap<string, string> {
  return new Map([
    ...marked.flatMap(({ tags, objectId }) => {
      const name = findMarker(tags)?.name;
      return name === undefined ? [] : [[name, objectId] as const];
    }),
    ...known.map(({ name, objectId }) => [name, objectId] as const),
  ]);
}

function pageOf({ clientId }: AppOverview, { tenant, place, deps }: Looking): string | undefined {
  if (tenant.practice !== undefined) return undefined;
  return portalPage(cloudOf({ stack: place.stack, env: deps.env }).portal, tenant.tenantId, clientId);
}

async function openPage(page: string | undefined, deps: CliDeps): Promise<void> {
  if (page === undefined) {
    deps.stderr.write("There is no portal for a practice tenant: what is shown here is all that it has.\n");
    return;
  }
  deps.stderr.write(`Opening ${page}\n`);
  await deps.openBrowser(page);
}
