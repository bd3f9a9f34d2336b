/** Permissions of Microsoft 365 APIs by name. The data is generated, and this file is the only way to reach it. */

export type { LeastPrivilege, RouteWay } from "./callAccess";
export { callsOpenedBy, type OpenedCall } from "./callsOpenedBy";
export { closestNames } from "./closestNames";
export { type ConsentMeaning, listExcluded, recommendedPolicy } from "./consentPolicy";
export type { Evidence } from "./corrections";
export { ForeignUrlError } from "./graphHosts";
export { permissionsForRoute } from "./graphRoutes";
export { isUnknownCall, leastPrivilege, type UnknownCall } from "./leastPrivilege";
export { type GraphRequest, type LeastForAll, leastPrivilegeForAll } from "./leastPrivilegeForAll";
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
export {
  namesUser,
  type ReadingCall,
  readingCalls,
  readingCallsFor,
  userPlace,
  waysToRead,
  wholeReadsOf,
} from "./readingCalls";
export type { Successor } from "./removedPermissions";
export type { Matter, StolenToken } from "./riskStolenToken";
export { type Risk, type RiskSource, type RiskTier, riskTiers } from "./riskTier";
export type { Api, ApiName, Permission, PermissionKind, PermissionName } from "./types";
export { UnknownPermissionError } from "./unknownPermissionError";
