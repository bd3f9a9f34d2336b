/** The APIs that are the same in every tenant, as the catalogue knows them. */
import { type Api, apis, findApiByAppId, listPermissions, type PermissionKind } from "../../catalogue";
import type { FindPublishedApi, PublishedApi, PublishedPermission } from "../../rehearsal";

export const findPublishedApi: FindPublishedApi = (by, value) => {
  const api = by === "clientId" ? findApiByAppId(value) : apis.find(({ displayName }) => displayName === value);
  return api && published(api);
};

/** The permissions are read when they are asked for: Microsoft Graph has thousands. */
function published({ name, appId, displayName, identifierUris }: Api): PublishedApi {
  const list = (kind: PermissionKind): readonly PublishedPermission[] => listPermissions(name, kind);
  return {
    clientId: appId,
    displayName,
    identifierUris,
    get scopes() {
      return list("delegated");
    },
    get roles() {
      return list("application");
    },
  };
}
