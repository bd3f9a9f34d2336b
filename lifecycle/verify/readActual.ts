/** Reads what the directory has of the apps that a stack knows. */
import {
  type ApiNames,
  type AppSummary,
  type DirectoryApp,
  type DirectoryReader,
  findApps,
  findPrincipals,
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
  readonly tenantId: string;
  /** All that the state knows: they name each other. */
  readonly recorded: readonly RecordedIdentity[];
}

export interface ActualApps {
  /** By logical name. */
  readonly apps: ReadonlyMap<string, ActualApp>;
  /** Client ids by the object ids of principals: what a state without look-ups knows of them is their object ids alone. */
  readonly principals: ReadonlyMap<string, string>;
}

/** @throws {GraphRefusedError} where a part may not be read, naming it */
export async function readActual(
  directory: DirectoryReader,
  { project, stack, tenantId, recorded }: VerifiedStack,
  chosen: readonly RecordedIdentity[],
): Promise<ActualApps> {
  const needed = withThoseNamed(chosen, recorded);
  const [marked, found] = await Promise.all([
    findApps(directory, { by: "marker", project, stack }),
    findApps(directory, { by: "clientIds", values: needed.map(({ clientId }) => clientId) }),
  ]);
  const apps = await readApps(directory, found);
  const names = new Map(recorded.map(({ objectId, name }) => [objectId, name]));
  const apis = await readApiNames(directory, apps);
  const manifests = manifestsFromDirectory(apps, { names, tenantId, apis });
  const actual = chosen.map((app): [string, ActualApp] => {
    const at = apps.findIndex(({ clientId }) => clientId === app.clientId);
    return [app.name, { byId: apps[at], manifest: manifests[at], marked: withMarkerOf(app, marked) }];
  });
  return { apps: new Map(actual), principals: await readPrincipals(directory, needed, apis) };
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Those that consent in the directory leads to, and those to which it should lead and does not any more. */
async function readPrincipals(
  directory: DirectoryReader,
  recorded: readonly RecordedIdentity[],
  { byObjectId }: ApiNames,
): Promise<ActualApps["principals"]> {
  const wanted = recorded.flatMap(({ manifest }) => manifest.consents.map(({ api }) => api));
  const unknown = wanted.filter((api) => idForm.test(api) && !byObjectId.has(api));
  const found = unknown.length === 0 ? [] : await findPrincipals(directory, { by: "objectIds", values: unknown });
  return new Map([...byObjectId.values(), ...found].map(({ objectId, clientId }) => [objectId, clientId]));
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
