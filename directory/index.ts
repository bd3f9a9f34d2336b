/** Front door of the directory room: reads through Microsoft Graph what a tenant holds. */
export {
  type ApiChanges,
  compareApis,
  type KnownApi,
  type KnownPermission,
  type PermissionChange,
} from "./compareApis";
export { DirectoryAnswerError } from "./directoryAnswerError";
export type { PublishedApi, PublishedPermission } from "./publishedApi";
export { type GraphReader, type PublishedApisOptions, readPublishedApis } from "./readPublishedApis";
