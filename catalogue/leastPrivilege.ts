/** Which permissions a call to Microsoft Graph needs at least, and how that is known. */
import type { LeastPrivilege } from "./callAccess";
import { accessTo } from "./graphRoutes";
import { nearestCalls } from "./nearestCalls";
import type { PermissionKind } from "./types";

/** Nothing is known of such a call. That is not the same as one that needs no permission. */
export interface UnknownCall {
  /** Known calls near to it, nearest first, such as "GET /users/{}/messages". */
  readonly nearest: readonly string[];
}

/**
 * What a call needs, for an app that acts for a user of a work or school account or as itself. null: that kind of app
 * cannot make the call, whatever it declares.
 *
 * @param url any spelling of a Graph URL: with or without host, version and query, ids as they are or as {id}
 * @throws {ForeignUrlError} for a URL of another service
 */
export function leastPrivilege(method: string, url: string, kind: PermissionKind): LeastPrivilege | UnknownCall | null {
  const access = accessTo(method, url, kind);
  return access ? access.verdict : { nearest: nearestCalls(method, url) };
}

/** Tells the two kinds of answer apart. */
export function isUnknownCall(answer: LeastPrivilege | UnknownCall | null): answer is UnknownCall {
  return answer !== null && "nearest" in answer;
}
