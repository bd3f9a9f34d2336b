/** Looks at a directory for what an interrupted run may have left there. */
import {
  type AppSummary,
  type DirectoryApp,
  type DirectoryReader,
  findApps,
  type ReadAppsOptions,
  readApps,
  readTenantFacts,
} from "../../directory";
import { temporaryName } from "./pairApps";
import { readGone } from "./readGone";
import { applicationTypes, objectIdOf, type RecoverySituation, recordedOf } from "./situation";

/** What is known without the directory. */
export type KnownBefore = Omit<RecoverySituation, "tenant" | "apps" | "gone">;

export interface LookOptions extends ReadAppsOptions {
  /** Who deploys: whoever is signed in. */
  readonly operator: { readonly tenantId: string; readonly objectId: string };
}

/** @throws {GraphRefusedError} when something may not be looked at */
export async function readSituation(
  directory: DirectoryReader,
  known: KnownBefore,
  { operator, ...options }: LookOptions,
): Promise<RecoverySituation> {
  const [tenant, gone, summaries] = await Promise.all([
    readTenantFacts(directory, known.symbols, operator),
    readGone(directory, known.recorded),
    findCandidates(directory, known, operator.objectId),
  ]);
  const apps: readonly DirectoryApp[] = await readApps(directory, summaries, options);
  return { ...known, tenant, gone: withoutFound(gone, known, apps), apps };
}

/** A directory may say for a while that it does not have what it lists already. */
function withoutFound(
  gone: ReadonlySet<string>,
  { recorded }: KnownBefore,
  apps: readonly DirectoryApp[],
): ReadonlySet<string> {
  const there = new Set(
    apps.flatMap(({ objectId, servicePrincipal }) => [
      `/applications/${objectId}`,
      ...(servicePrincipal === undefined ? [] : [`/servicePrincipals/${servicePrincipal.objectId}`]),
    ]),
  );
  return new Set(recorded.filter(({ urn, id }) => gone.has(urn) && !there.has(id)).map(({ urn }) => urn));
}

/** Apps with the stack's marker, those that the state knows, and namesakes of those that it does not. */
async function findCandidates(
  directory: DirectoryReader,
  { project, stack, declared, recorded }: KnownBefore,
  deployer: string,
): Promise<readonly AppSummary[]> {
  const values = recorded.filter(({ type }) => applicationTypes.has(type)).map(objectIdOf);
  const unknown = declared.filter(
    (resource) =>
      applicationTypes.has(resource.type) && resource.external !== true && recordedOf(resource, recorded) === undefined,
  );
  const names = new Set(
    unknown.flatMap(({ inputs }) => (typeof inputs.displayName === "string" ? [inputs.displayName] : [])),
  );
  const found = await Promise.all([
    findApps(directory, { by: "marker", project, stack }),
    findApps(directory, { by: "objectIds", values }),
    unknown.length === 0 ? [] : findTemporary(directory, deployer),
    ...[...names].map((value) => findApps(directory, { by: "displayName", value })),
  ]);
  return [...new Map(found.flat().map((app) => [app.objectId, app])).values()];
}

/** What an interrupted creation has left has the deployer for its owner, and a name that the provider made up. */
async function findTemporary(directory: DirectoryReader, deployer: string): Promise<readonly AppSummary[]> {
  const owned = await findApps(directory, { by: "owner", objectId: deployer });
  return owned.filter(({ displayName }) => temporaryName.test(displayName));
}
