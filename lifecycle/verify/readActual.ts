/** Reads what the directory has of the apps that a stack knows. */
import {
  type ApiNames,
  type AppSummary,
  type DirectoryApp,
  type DirectoryReader,
  findPrincipals,
  manifestsFromDirectory,
} from "../../directory";
import { type AppManifest, findMarker, knownValues, programApiName } from "../../manifest";
import { lookAtTenant, type TenantLook } from "../drift/lookAtTenant";

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

/** What ids stand for in the tenant. */
export type TenantNames = Pick<TenantLook, "apis" | "people">;

export interface ActualApps {
  /** By logical name. */
  readonly apps: ReadonlyMap<string, ActualApp>;
  readonly names: TenantNames;
}

/** @throws {GraphRefusedError} where a part may not be read, naming it */
export async function readActual(
  directory: DirectoryReader,
  { project, stack, tenantId, recorded }: VerifiedStack,
  chosen: readonly RecordedIdentity[],
): Promise<ActualApps> {
  const needed = withThoseNamed(chosen, recorded);
  const objectIds = needed.map(({ objectId }) => objectId);
  const look = await lookAtTenant(directory, { project, stack, objectIds });
  const names = new Map(recorded.map(({ objectId, name }) => [objectId, name]));
  const manifests = manifestsFromDirectory(look.apps, { names, tenantId, apis: look.apis });
  const actual = chosen.map((app): [string, ActualApp] => {
    const at = look.apps.findIndex(({ objectId }) => objectId === app.objectId);
    const marked = withMarkerOf(app, [...look.apps, ...look.strangers]);
    return [app.name, { byId: look.apps[at], manifest: manifests[at], marked }];
  });
  const apis = await withApisOf(needed, directory, look.apis);
  return { apps: new Map(actual), names: { apis, people: look.people } };
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * With those to which consent should lead, and does not any more: a state without look-ups knows of them their object ids
 * alone.
 */
async function withApisOf(
  recorded: readonly RecordedIdentity[],
  directory: DirectoryReader,
  apis: ApiNames,
): Promise<ApiNames> {
  const wanted = recorded.flatMap(({ manifest }) => manifest.consents.map(({ api }) => api));
  const unknown = wanted.filter((api) => idForm.test(api) && !apis.byObjectId.has(api));
  if (unknown.length === 0) return apis;
  const found = await findPrincipals(directory, { by: "objectIds", values: unknown });
  const named = found.map((principal) => ({ ...principal, delegated: new Map(), application: new Map() }));
  return {
    byObjectId: new Map([...apis.byObjectId, ...named.map((api) => [api.objectId, api] as const)]),
    byClientId: new Map([...apis.byClientId, ...named.map((api) => [api.clientId, api] as const)]),
  };
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
