/** Where permissions are looked up: the catalogue, and beside it what a project's tenant publishes of its own. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Api,
  type ApiName,
  apis as catalogued,
  findApiByAppId,
  findPermissionById,
  listPermissions,
  type Permission,
  type PermissionKind,
} from "../../../catalogue";
import type { PublishedPermission } from "../../../directory";
import { plainText } from "../../plainText";
import { findProject, ProjectNotFoundError } from "../../project/findProject";
import { type NamedApi, parseTenantTable, tenantTableFile } from "../refresh/tenantTable";

export interface PermissionLibrary {
  /** Microsoft Graph first, the tenant's own last. */
  readonly apis: readonly Api[];
  list(api: Api, kind: PermissionKind): readonly Permission[];
  findById(api: Api, kind: PermissionKind, id: string): Permission | undefined;
}

export const catalogue: PermissionLibrary = {
  apis: catalogued,
  list: (api, kind) => listPermissions(api.name, kind),
  findById: (api, kind, id) => findPermissionById(api.appId, kind, id),
};

/**
 * The catalogue, with the APIs that `appreg permissions refresh` found in the tenant of the project around a folder.
 *
 * @throws {TenantTableError} for a table that is none
 */
export function libraryAround(folder: string): PermissionLibrary {
  const file = findTable(folder);
  if (file === undefined) return catalogue;
  const { apis } = parseTenantTable(readFileSync(file, "utf8"), tenantTableFile);
  const further = apis.filter(({ appId }) => findApiByAppId(appId) === undefined);
  const tables = new Map(further.map((api) => [api.appId, api]));
  const list: PermissionLibrary["list"] = (api, kind) => {
    const table = tables.get(api.appId);
    return table === undefined ? catalogue.list(api, kind) : table[kind].map((one) => toPermission(table, kind, one));
  };
  return {
    apis: [...catalogued, ...further.map(toApi)],
    list,
    findById: (api, kind, id) =>
      tables.has(api.appId)
        ? list(api, kind).find((permission) => permission.id === id.toLowerCase())
        : catalogue.findById(api, kind, id),
  };
}

/** Undefined outside of a project, and in one whose tenant was never read. */
function findTable(folder: string): string | undefined {
  try {
    const file = join(findProject(folder).folder, tenantTableFile);
    return existsSync(file) ? file : undefined;
  } catch (error) {
    if (error instanceof ProjectNotFoundError) return undefined;
    throw error;
  }
}

// The casts: what the catalogue says of an API goes by the names that it knows, and says nothing of others.

function toApi({ name, appId, displayName, identifierUris }: NamedApi): Api {
  return { name: name as ApiName, appId, displayName: plainText(displayName), identifierUris };
}

function toPermission({ name: api, appId }: NamedApi, kind: PermissionKind, one: PublishedPermission): Permission {
  const { name, id, consent, isEnabled } = one;
  return {
    api: api as ApiName,
    apiAppId: appId,
    kind,
    name: plainText(name),
    id: id.toLowerCase(),
    consent,
    isEnabled,
  };
}
