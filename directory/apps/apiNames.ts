/** What the principals at the other end of grants and roles are, and what their permissions are called. */
import { findApiByAppId, listPermissions } from "../../catalogue";
import type { DirectoryReader } from "../client/directoryReader";
import { type Fields, fieldsOf, listOf, textOf } from "../client/fields";
import { findMany } from "../client/findMany";
import type { DirectoryApp } from "./directoryApp";

/** An app that others ask for permissions, as the tenant has it. */
export interface NamedApi {
  /** Of its principal. */
  readonly objectId: string;
  readonly clientId: string;
  readonly displayName: string;
  /** Names by id: the catalogue's where it has the API, else those that the tenant holds. */
  readonly delegated: ReadonlyMap<string, string>;
  readonly application: ReadonlyMap<string, string>;
}

export interface ApiNames {
  /** By the object id of the principal: what grants and role assignments name. */
  readonly byObjectId: ReadonlyMap<string, NamedApi>;
  /** By client id: what an application's requests name. */
  readonly byClientId: ReadonlyMap<string, NamedApi>;
}

const identity = "$select=id,appId,displayName";
const withPermissions = `${identity},appRoles,oauth2PermissionScopes`;

/**
 * Every API that the apps ask, have consent for or have a role in. One whose principal the tenant does not have is missing.
 *
 * @throws {GraphRefusedError} {DirectoryAnswerError}
 */
export async function readApiNames(directory: DirectoryReader, apps: readonly DirectoryApp[]): Promise<ApiNames> {
  const own = apps.flatMap(nameOwn);
  const known = new Set(own.map(({ objectId }) => `/${objectId}`));
  const named = await readPrincipals(
    directory,
    listKeys(apps).filter((key) => !known.has(key)),
    identity,
  );
  const foreign = named.filter(({ appId }) => findApiByAppId(textOf(appId) ?? "") === undefined);
  const detailed = await readPrincipals(
    directory,
    foreign.map(({ id }) => `/${textOf(id)}`),
    withPermissions,
  );
  const details = new Map(detailed.map((principal) => [principal.id, principal]));
  const apis = [...named.map((principal) => nameApi(details.get(principal.id) ?? principal)), ...own];
  return {
    byObjectId: new Map(apis.map((api) => [api.objectId, api])),
    byClientId: new Map(apis.map((api) => [api.clientId, api])),
  };
}

/** How the principals are addressed: `/<object id>`, or by client id where only an application's request names them. */
function listKeys(apps: readonly DirectoryApp[]): readonly string[] {
  const objectIds = apps.flatMap(({ servicePrincipal }) =>
    [...(servicePrincipal?.grants ?? []), ...(servicePrincipal?.heldRoles ?? [])].map(({ resourceId }) => resourceId),
  );
  const own = new Set(apps.map(({ clientId }) => clientId));
  const clientIds = apps
    .flatMap(({ application }) => listOf(application.requiredResourceAccess))
    .flatMap((access) => textOf(fieldsOf(access).resourceAppId) ?? [])
    .filter((clientId) => !own.has(clientId) && findApiByAppId(clientId) === undefined);
  return [...new Set([...objectIds.map((id) => `/${id}`), ...clientIds.map((id) => `(appId='${id}')`)])];
}

async function readPrincipals(
  directory: DirectoryReader,
  keys: readonly string[],
  select: string,
): Promise<readonly Fields[]> {
  const paths = keys.map((key) => `/servicePrincipals${key}?${select}`);
  return (await findMany(directory, paths)).filter((found) => found !== undefined);
}

/** What the application itself publishes is read already. */
function nameOwn({ servicePrincipal, clientId, displayName, application }: DirectoryApp): readonly NamedApi[] {
  if (servicePrincipal === undefined) return [];
  const { oauth2PermissionScopes } = fieldsOf(application.api);
  const { appRoles } = application;
  return [nameApi({ id: servicePrincipal.objectId, appId: clientId, displayName, appRoles, oauth2PermissionScopes })];
}

function nameApi({ id, appId, displayName, appRoles, oauth2PermissionScopes }: Fields): NamedApi {
  const clientId = textOf(appId) ?? "";
  const known = findApiByAppId(clientId);
  return {
    objectId: textOf(id) ?? "",
    clientId,
    displayName: known?.displayName ?? textOf(displayName) ?? clientId,
    delegated: known ? catalogueNames(known.name, "delegated") : namesById(oauth2PermissionScopes),
    application: known ? catalogueNames(known.name, "application") : namesById(appRoles),
  };
}

function catalogueNames(api: string, kind: "delegated" | "application"): ReadonlyMap<string, string> {
  return new Map(listPermissions(api, kind).map(({ id, name }) => [id, name]));
}

function namesById(permissions: unknown): ReadonlyMap<string, string> {
  return new Map(
    listOf(permissions)
      .map(fieldsOf)
      .flatMap(({ id, value }) => (typeof id === "string" && typeof value === "string" ? [[id, value] as const] : [])),
  );
}
