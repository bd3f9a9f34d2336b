/**
 * Looks up APIs and their permissions.
 *
 * A name alone is never enough: Graph has a delegated and an application "Mail.Send", and Exchange Online has its own, all
 * with different ids. So every lookup takes the API and the kind first.
 */
import { closestNames } from "./closestNames";
import { type PermissionRow, type PermissionTable, readApis, readPermissionTable } from "./generatedData";
import { findSuccessor } from "./removedPermissions";
import type { Api, ApiName, Permission, PermissionKind, PermissionName } from "./types";
import { UnknownPermissionError } from "./unknownPermissionError";

interface KindIndex {
  readonly byName: ReadonlyMap<string, Permission>;
  readonly byId: ReadonlyMap<string, Permission>;
  readonly gradings: ReadonlyMap<string, string>;
}

const tables = new Map<ApiName, PermissionTable>();
const indexes = new Map<string, KindIndex>();

/** Every API of the catalogue, Microsoft Graph first. */
export const apis: readonly Api[] = readApis();

// Maps, so that "constructor" is unknown rather than Object's.
const apisByName = new Map<string, Api>(apis.map((api) => [api.name, api]));
const apisByAppId = new Map<string, Api>(apis.map((api) => [api.appId, api]));

/** For the name of an API that a person typed. */
export function findApi(name: string): Api | undefined {
  return apisByName.get(name);
}

/** For an API that a directory or a checkpoint names by the client id of its application. */
export function findApiByAppId(appId: string): Api | undefined {
  return apisByAppId.get(appId.toLowerCase());
}

/** For a name written in code: the compiler has already checked it. */
export function permission<A extends ApiName, K extends PermissionKind>(
  api: A,
  kind: K,
  name: PermissionName<A, K>,
): Permission {
  return requirePermission(api, kind, name);
}

/** For a name that may be unknown, such as one read from a token. */
export function findPermission(api: string, kind: PermissionKind, name: string): Permission | undefined {
  const known = findApi(api);
  return known && indexOf(known, kind).byName.get(name);
}

/** For an id as a directory holds it. The client id of the API is needed because several APIs use the same ids. */
export function findPermissionById(apiAppId: string, kind: PermissionKind, id: string): Permission | undefined {
  const known = findApiByAppId(apiAppId);
  return known && indexOf(known, kind).byId.get(id.toLowerCase());
}

/**
 * For a name that a person typed.
 *
 * @throws {UnknownPermissionError} naming the closest permissions, or the kind or API that has one of this name.
 */
export function requirePermission(api: string, kind: PermissionKind, name: string): Permission {
  const found = findPermission(api, kind, name);
  if (found) return found;
  throw explainUnknown(api, kind, name);
}

/** The error for a name that is known to be unknown, for those who tell several at once. */
export function explainUnknown(api: string, kind: PermissionKind, name: string): UnknownPermissionError {
  return new UnknownPermissionError({
    api: findApi(api)?.displayName ?? api,
    kind,
    permission: name,
    candidates: listLiving(api, kind),
    elsewhere: findElsewhere(api, name),
    successor: findSuccessor(api, kind, name),
  });
}

/** All permissions of an API and kind, sorted by name; none for an API that the catalogue does not hold. */
export function listPermissions(api: string, kind: PermissionKind): readonly Permission[] {
  const known = findApi(api);
  return known ? [...indexOf(known, kind).byName.values()] : [];
}

/** The public gradings of a permission, one letter each as `rateRisk` takes them. By id: names are not unique. */
export function gradingsOf({ api, kind, id }: Permission): string {
  const known = findApi(api);
  return (known && indexOf(known, kind).gradings.get(id)) ?? "----";
}

/**
 * The permissions that were probably meant where one is declared that its API no longer hands out: those about the same
 * object first, best first.
 */
export function findLiving({ api, kind, name }: Permission): readonly string[] {
  const living = listLiving(api, kind);
  const [object = "", ...rest] = name.split(".");
  const alike = living.filter((other) => other.startsWith(object) && other.endsWith(`.${rest.join(".")}`));
  return alike.length > 0 ? alike.slice(0, 3) : closestNames(name, living);
}

function listLiving(api: string, kind: PermissionKind): readonly string[] {
  return listPermissions(api, kind).flatMap(({ name, isEnabled }) => (isEnabled ? [name] : []));
}

/** The same API's other kind first, then the other APIs, so that the most likely slip is named first. */
function findElsewhere(api: string, name: string): Permission[] {
  const order = [...apis].sort((left, right) => Number(right.name === api) - Number(left.name === api));
  const kinds: PermissionKind[] = ["delegated", "application"];
  return order
    .flatMap((other) => kinds.flatMap((kind) => findPermission(other.name, kind, name) ?? []))
    .filter(({ isEnabled }) => isEnabled);
}

function indexOf(api: Api, kind: PermissionKind): KindIndex {
  const key = `${api.name} ${kind}`;
  const built = indexes.get(key) ?? buildIndex(api, kind);
  indexes.set(key, built);
  return built;
}

function tableOf(api: ApiName): PermissionTable {
  const read = tables.get(api) ?? readPermissionTable(api);
  tables.set(api, read);
  return read;
}

function buildIndex(api: Api, kind: PermissionKind): KindIndex {
  const rows = tableOf(api.name)[kind];
  const entries = rows.map((row) => toPermission(api, kind, row));
  const byName = new Map<string, Permission>();
  // Exchange Online publishes one name under two ids: the first stands for the name, both are found by id.
  for (const entry of entries) if (!byName.has(entry.name)) byName.set(entry.name, entry);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return { byName, byId, gradings: new Map(rows.map(([, id, , letters]) => [id, letters])) };
}

function toPermission(api: Api, kind: PermissionKind, [name, id, consent, , disabled]: PermissionRow): Permission {
  return {
    api: api.name,
    apiAppId: api.appId,
    kind,
    name,
    id,
    consent: consent ?? undefined,
    isEnabled: disabled === undefined,
  };
}
