/** Permissions of Microsoft 365 APIs by name. The data is generated, and this file is the only way to reach it. */
export { closestNames } from "./closestNames";
export { type ConsentMeaning, listExcluded, recommendedPolicy } from "./consentPolicy";
export { permissionsForRoute, type RoutePermission } from "./graphRoutes";
export { leastPrivilege } from "./leastPrivilege";
export { describePermission, type PermissionMeaning } from "./meaning";
export type { Access, Reach } from "./meaningOfName";
export {
  apis,
  explainUnknown,
  findApi,
  findApiByAppId,
  findLiving,
  findPermission,
  findPermissionById,
  listPermissions,
  permission,
  requirePermission,
} from "./permissions";
export type { Successor } from "./removedPermissions";
export type { Matter, StolenToken } from "./riskStolenToken";
export { type Risk, type RiskSource, type RiskTier, riskTiers } from "./riskTier";
export type { Api, ApiName, Permission, PermissionKind, PermissionName } from "./types";
export { UnknownPermissionError } from "./unknownPermissionError";
