/** Calls to Microsoft Graph that only read: which of them the permissions of an app open, for samples and for checks. */
import { callsOpenedBy } from "./callsOpenedBy";
import { isUnknownCall, leastPrivilege } from "./leastPrivilege";
import { findPermission } from "./permissions";
import type { PermissionKind } from "./types";

export interface ReadingCall {
  /** Below the version, with its query: `/me/events?$top=5`. `{user}` stands for somebody to be named. */
  readonly path: string;
  /** What it reads, for a sentence: "five events". */
  readonly reads: string;
}

/** Where the path of a call without a signed-in user names one. */
export const userPlace = "{user}";

/**
 * What a person recognises at once comes first, who they are towards the end: that opens to nearly every app. The catalogue knows
 * which permissions open each, so none are named here.
 */
export const readingCalls: readonly ReadingCall[] = [
  { path: "/me/events?$top=5&$select=subject,start", reads: "five events" },
  { path: "/me/messages?$top=5&$select=subject,receivedDateTime", reads: "five messages" },
  { path: "/me/contacts?$top=5&$select=displayName", reads: "five contacts" },
  { path: "/me/drive/root/children?$top=5&$select=name", reads: "five files" },
  { path: "/me/todo/lists?$top=5&$select=displayName", reads: "lists of tasks" },
  { path: "/me/planner/tasks?$top=5&$select=title", reads: "tasks of plans" },
  { path: "/me/chats?$top=5&$select=topic,chatType", reads: "five chats" },
  { path: "/me/people?$top=5&$select=displayName", reads: "people worked with" },
  { path: "/me/presence", reads: "presence" },
  { path: "/users?$top=5&$select=displayName,userPrincipalName", reads: "five users" },
  { path: "/groups?$top=5&$select=displayName", reads: "five groups" },
  { path: "/me/joinedTeams?$select=displayName", reads: "teams" },
  { path: "/applications?$top=5&$select=displayName,appId", reads: "five applications" },
  { path: "/auditLogs/signIns?$top=5", reads: "five sign-ins" },
  { path: "/devices?$top=5&$select=displayName", reads: "five devices" },
  { path: "/sites/root?$select=displayName,webUrl", reads: "the root site" },
  { path: "/domains?$select=id", reads: "the tenant's domains" },
  { path: "/me?$select=displayName,userPrincipalName", reads: "who is signed in" },
  { path: "/organization?$select=displayName", reads: "the tenant's name" },
];

/** The same as an app of that kind makes them; those that need no user to be named come first. */
export function readingCallsFor(kind: PermissionKind): readonly ReadingCall[] {
  if (kind === "delegated") return readingCalls;
  const forAnyUser = readingCalls.map(({ path, reads }) => ({
    // An app on its own has no "me".
    path: path.replace(/^\/me(?=\/|\?)/, `/users/${userPlace}`),
    reads,
  }));
  return forAnyUser.sort((left, right) => Number(namesUser(left)) - Number(namesUser(right)));
}

/** Whether somebody has to be named before the call can be made. */
export function namesUser({ path }: Pick<ReadingCall, "path">): boolean {
  return path.includes(userPlace);
}

/**
 * The sets of permissions each of which opens a call that only reads, the least first; none where nothing is known of it, or
 * where that kind of app cannot make it.
 */
export function waysToRead(path: string, kind: PermissionKind): readonly (readonly string[])[] {
  const access = leastPrivilege("GET", path.replace(userPlace, "{id}"), kind);
  return access === null || isUnknownCall(access) ? [] : [access.least, ...access.alternatives];
}

/** Paths that one permission of Microsoft Graph opens to read without anything to be filled in; what it is the least for first. */
export function wholeReadsOf(name: string, kind: PermissionKind): readonly string[] {
  const permission = findPermission("microsoftGraph", kind, name);
  const opened = permission === undefined ? [] : callsOpenedBy(permission);
  const whole = opened.filter(
    ({ method, path, needsAlso }) => method === "GET" && isWhole(path) && needsAlso.length === 0,
  );
  return [...whole.filter(({ isLeast }) => isLeast), ...whole.filter(({ isLeast }) => !isLeast)].map(
    ({ path }) => path,
  );
}

/** Whether nothing in the path must be filled in: no id, and no function with parameters. */
function isWhole(path: string): boolean {
  return !/[{(]/.test(path);
}
