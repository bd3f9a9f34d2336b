/** Reads what the directory has of the apps that a stack knows. */
import {
  type AppSummary,
  type DirectoryApp,
  type DirectoryReader,
  findApps,
  type ManifestContext,
  manifestsFromDirectory,
  readApiNames,
  readApps,
} from "../../directory";
import { type AppManifest, findMarker, knownValues, programApiName } from "../../manifest";

/** An app as the state of its stack has it. */
export interface RecordedIdentity {
  readonly name: string;
  /** Of the application. */
  readonly objectId: string;
  readonly clientId: string;
  /** What was brought up last. */
  readonly manifest: AppManifest;
}

export interface ActualApp {
  /** The application of the id that the state has; undefined: there is none. */
  readonly byId: DirectoryApp | undefined;
  /** In names; undefined where there is no application. */
  readonly manifest: AppManifest | undefined;
  /** Every application with the marker of the app. */
  readonly marked: readonly AppSummary[];
}

export interface VerifiedStack {
  readonly project: string;
  readonly stack: string;
  /** All that the state knows: they name each other. */
  readonly recorded: readonly RecordedIdentity[];
  /** What ids stand for, as the state has it. */
  readonly symbols: Pick<ManifestContext, "tenantId" | "deployerObjectId" | "people">;
}

/**
 * By logical name, of the chosen apps.
 *
 * @throws {GraphRefusedError} where a part may not be read, naming it
 */
export async function readActual(
  directory: DirectoryReader,
  { project, stack, recorded, symbols }: VerifiedStack,
  chosen: readonly RecordedIdentity[],
): Promise<ReadonlyMap<string, ActualApp>> {
  const needed = withThoseNamed(chosen, recorded);
  const [marked, found] = await Promise.all([
    findApps(directory, { by: "marker", project, stack }),
    findApps(directory, { by: "clientIds", values: needed.map(({ clientId }) => clientId) }),
  ]);
  const apps = await readApps(directory, found);
  const names = new Map(recorded.map(({ objectId, name }) => [objectId, name]));
  const manifests = manifestsFromDirectory(apps, {
    ...symbols,
    names,
    apis: await readApiNames(directory, apps),
  });
  return new Map(
    chosen.map((app) => {
      const at = apps.findIndex(({ clientId }) => clientId === app.clientId);
      return [app.name, { byId: apps[at], manifest: manifests[at], marked: withMarkerOf(app, marked) }];
    }),
  );
}

/** The apps besides of which the chosen ones ask for something, or that ask something of them. */
function withThoseNamed(
  chosen: readonly RecordedIdentity[],
  recorded: readonly RecordedIdentity[],
): readonly RecordedIdentity[] {
  const named = new Set(chosen.flatMap(({ name, manifest }) => [name, ...namedIn(manifest)]));
  return recorded.filter(({ name }) => named.has(name));
}

function namedIn({ requests, consents, exposes }: AppManifest): readonly string[] {
  const clients = knownValues(exposes.preAuthorized.map(({ client }) => client));
  return [...requests.map(({ api }) => api), ...consents.map(({ api }) => api), ...clients].flatMap(
    (api) => programApiName(api) ?? [],
  );
}

function withMarkerOf({ manifest }: RecordedIdentity, apps: readonly AppSummary[]): readonly AppSummary[] {
  const name = findMarker(knownValues(manifest.identity.tags))?.name;
  return name === undefined ? [] : apps.filter(({ tags }) => findMarker(tags)?.name === name);
}
