/** What a tenant publishes and the catalogue does not have: its own APIs whole, of Microsoft's only what is newer. */
import { findApiByAppId, findPermission, type PermissionKind } from "../../../catalogue";
import type { NamedApi } from "./tenantTable";

/** An API of Microsoft's goes under another name, because its own stands for what the catalogue has. */
export function notCatalogued(api: NamedApi): NamedApi {
  const catalogued = findApiByAppId(api.appId);
  if (catalogued === undefined) return api;
  const newer = (kind: PermissionKind) =>
    api[kind].filter(({ name }) => findPermission(catalogued.name, kind, name) === undefined);
  return { ...api, name: `${api.name}Newer`, delegated: newer("delegated"), application: newer("application") };
}
