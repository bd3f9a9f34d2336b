/** Front door of the directory room: reads through Microsoft Graph what a tenant holds. */
export { type ApiNames, type NamedApi, readApiNames } from "./apps/apiNames";
export type { AppSelection, AppSummary } from "./apps/appSelection";
export type { DirectoryApp, DirectoryObject, DirectoryPrincipal, Grant, RoleAssignment } from "./apps/directoryApp";
export { findApps } from "./apps/findApps";
export type { ManifestContext } from "./apps/manifest/manifestContext";
export { manifestsFromDirectory } from "./apps/manifest/manifestsFromDirectory";
export { type ReadAppsOptions, readApps } from "./apps/readApps";
export type { CallOptions } from "./client/callOptions";
export { DirectoryAnswerError } from "./client/directoryAnswerError";
export { DirectoryClient, type DirectoryClientOptions } from "./client/directoryClient";
export type { DirectoryReader, DirectoryWriter, ManyAnswer } from "./client/directoryReader";
export { DirectoryUnreachableError } from "./client/directoryUnreachableError";
export { type Fields, fieldsOf, listOf, textOf, textsOf } from "./client/fields";
export { GraphRefusedError } from "./client/graphRefusedError";
export { OutcomeUnknownError } from "./client/outcomeUnknownError";
export type { Pace } from "./client/pace";
export type { Wait } from "./client/repeats";
export {
  type ApiChanges,
  compareApis,
  type KnownApi,
  type KnownPermission,
  type PermissionChange,
} from "./compareApis";
export { findGrants, listRolesIn, removeGrant, removeRole } from "./consent/consentOfPrincipals";
export type { DeclaredResource, ImportEntry, TenantFacts } from "./imports/importEntry";
export { unimportableTypes } from "./imports/importIds";
export { type MatchContext, type MatchedImports, matchImports } from "./imports/matchImports";
export { readTenantFacts } from "./imports/readTenantFacts";
export { type ImportFileOptions, renderImportFile } from "./imports/renderImportFile";
export { createSettling } from "./imports/settleIds";
export { AppAmbiguousError, AppNotFoundError } from "./oneApp/errors";
export { requireOneApp } from "./oneApp/requireOneApp";
export { findPrincipals, type PrincipalFacts } from "./principals/principalFacts";
export type { PublishedApi, PublishedPermission } from "./publishedApi";
export { type GraphReader, type PublishedApisOptions, readPublishedApis } from "./readPublishedApis";
export { type DeletedObject, purgeDeleted, readRecycleBin } from "./recycleBin/recycleBin";
