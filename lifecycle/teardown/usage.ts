/** Who still uses the apps that are to go: people and groups with consent or a role, and apps that stay. */
import {
  type DirectoryApp,
  type DirectoryReader,
  fieldsOf,
  findApps,
  findGrants,
  findPrincipals,
  type Grant,
  listOf,
  type RoleAssignment,
} from "../../directory";
import { findMarker, type Marker } from "../../manifest";

export interface AppUser {
  readonly kind: "user" | "group" | "app";
  readonly objectId: string;
  readonly displayName: string;
  /** Of an app that another program declares. */
  readonly marker?: Marker;
}

export interface AppUsage {
  /** Whether somebody consented for everybody. */
  readonly wholeTenant: boolean;
  /** Each once, sorted by kind and name. */
  readonly users: readonly AppUser[];
}

/**
 * What each app is used for, by its object id.
 *
 * @throws {GraphRefusedError} {DirectoryAnswerError}
 */
export async function readUsage(
  directory: DirectoryReader,
  apps: readonly DirectoryApp[],
): Promise<ReadonlyMap<string, AppUsage>> {
  const exposing = apps.filter(exposesScopes).flatMap(({ servicePrincipal }) => servicePrincipal?.objectId ?? []);
  const asked = await findGrants(directory, "resourceId", exposing);
  const going = new Set(apps.flatMap(({ servicePrincipal }) => servicePrincipal?.objectId ?? []));
  const links = new Map(apps.map((app) => [app.objectId, linksOf(app, asked, going)]));
  const names = await nameUsers(directory, [...links.values()].flat());
  return new Map(
    apps.map((app) => [
      app.objectId,
      {
        wholeTenant: (app.servicePrincipal?.grants ?? []).some(({ userObjectId }) => userObjectId === undefined),
        users: (links.get(app.objectId) ?? []).map((link) => names.get(link.objectId) ?? link).sort(byKindAndName),
      },
    ]),
  );
}

function exposesScopes({ application }: DirectoryApp): boolean {
  return listOf(fieldsOf(application.api).oauth2PermissionScopes).length > 0;
}

/** Each once; an app that goes as well uses nothing any more. */
function linksOf(app: DirectoryApp, asked: readonly Grant[], going: ReadonlySet<string>): readonly AppUser[] {
  const principal = app.servicePrincipal;
  if (principal === undefined) return [];
  const links = [
    ...principal.grants.flatMap(({ userObjectId }) => (userObjectId === undefined ? [] : userOf(userObjectId))),
    ...principal.assignments.map(assignedUser),
    ...asked.filter(({ resourceId }) => resourceId === principal.objectId).map(({ clientId }) => appOf(clientId)),
  ].filter(({ objectId }) => !going.has(objectId));
  return [...new Map(links.map((link) => [link.objectId, link])).values()];
}

function userOf(objectId: string): AppUser {
  return { kind: "user", objectId, displayName: objectId };
}

function appOf(objectId: string): AppUser {
  return { kind: "app", objectId, displayName: objectId };
}

const kinds: Readonly<Record<string, AppUser["kind"]>> = { User: "user", Group: "group", ServicePrincipal: "app" };

function assignedUser({ principalId, principalType, principalDisplayName }: RoleAssignment): AppUser {
  return {
    kind: kinds[principalType] ?? "user",
    objectId: principalId,
    displayName: principalDisplayName || principalId,
  };
}

/** Names that the links do not tell themselves, and whose apps they are. */
async function nameUsers(directory: DirectoryReader, links: readonly AppUser[]): Promise<ReadonlyMap<string, AppUser>> {
  const unnamed = links.filter(({ kind, objectId, displayName }) => kind === "user" && displayName === objectId);
  const principals = await findPrincipals(directory, {
    by: "objectIds",
    values: links.flatMap(({ kind, objectId }) => (kind === "app" ? [objectId] : [])),
  });
  const [people, apps] = await Promise.all([
    namePeople(directory, [...new Set(unnamed.map(({ objectId }) => objectId))].slice(0, mostNamed)),
    findApps(directory, { by: "clientIds", values: principals.map(({ clientId }) => clientId) }),
  ]);
  const markers = new Map(apps.map(({ clientId, tags }) => [clientId, findMarker(tags)]));
  const named = principals.map(({ objectId, clientId, displayName }): AppUser => {
    const marker = markers.get(clientId);
    return { kind: "app", objectId, displayName, ...(marker === undefined ? {} : { marker }) };
  });
  return new Map([...people, ...named].map((user) => [user.objectId, user]));
}

/** People who are asked for by name; nobody reads a longer list before a decision. */
const mostNamed = 200;

/** A name that may not be read stays an id: it only helps the person who decides. */
async function namePeople(directory: DirectoryReader, objectIds: readonly string[]): Promise<readonly AppUser[]> {
  const answers = await directory.getMany(
    objectIds.map((id) => `/users/${encodeURIComponent(id)}?$select=id,displayName`),
  );
  return objectIds.flatMap((objectId, at) => {
    const name = answers[at]?.body.displayName;
    return typeof name === "string" ? [{ kind: "user", objectId, displayName: name }] : [];
  });
}

function byKindAndName(left: AppUser, right: AppUser): number {
  return left.kind.localeCompare(right.kind) || left.displayName.localeCompare(right.displayName);
}
