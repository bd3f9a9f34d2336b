/** Front door of the directory room: reads through Microsoft Graph what a tenant holds. */
export type { DirectoryApp, DirectoryObject, DirectoryPrincipal, Grant, RoleAssignment } from "./apps/directoryApp";
export { DirectoryAnswerError } from "./client/directoryAnswerError";
export { DirectoryClient, type DirectoryClientOptions } from "./client/directoryClient";
export type { DirectoryReader, DirectoryWriter, ManyAnswer } from "./client/directoryReader";
export { GraphRefusedError } from "./client/graphRefusedError";
export {
  type ApiChanges,
  compareApis,
  type KnownApi,
  type KnownPermission,
  type PermissionChange,
} from "./compareApis";
export type { PublishedApi, PublishedPermission } from "./publishedApi";
export { type GraphReader, type PublishedApisOptions, readPublishedApis } from "./readPublishedApis";
