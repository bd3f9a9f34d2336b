/** Permissions of Microsoft 365 APIs by name. The data is generated, and this file is the only way to reach it. */
export { closestNames } from "./closestNames";
export { permissionsForRoute, type RoutePermission } from "./graphRoutes";
export { leastPrivilege } from "./leastPrivilege";
export {
  apis,
  explainUnknown,
  findApi,
  findApiByAppId,
  findPermission,
  findPermissionById,
  listPermissions,
  permission,
  requirePermission,
} from "./permissions";
export type { Api, ApiName, Permission, PermissionKind, PermissionName } from "./types";
export { UnknownPermissionError } from "./unknownPermissionError";
