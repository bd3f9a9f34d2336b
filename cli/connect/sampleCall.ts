/** Chooses the call to Microsoft Graph that a sample makes: one that reads only, and that a declared permission opens. */
import { callsOpenedBy, findPermission, isUnknownCall, leastPrivilege, type PermissionKind } from "../../catalogue";

export interface SampleCall {
  /** Below the version, with its query: `/me/events?$top=5`. `{user}` stands for somebody to be named. */
  readonly path: string;
  /** What it reads, for a sentence: "five events". */
  readonly reads: string;
  /** The declared permissions that open it, mostly one. */
  readonly openedBy: readonly string[];
}

/** Where the path of a call without a signed-in user names one. */
export const userPlace = "{user}";

/**
 * What a person recognises at once comes first, who they are towards the end: that opens to nearly every app. The catalogue knows
 * which permissions open each, so none are named here.
 */
export const sampleCalls: readonly Omit<SampleCall, "openedBy">[] = [
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

/** The call for permissions of Microsoft Graph by name; undefined where they open none that reads only. */
export function chooseSampleCall(declared: readonly string[], kind: PermissionKind): SampleCall | undefined {
  const written = kind === "delegated" ? sampleCalls : sampleCalls.map(forAnyUser).sort(whoNeedsNoUserFirst);
  for (const call of written) {
    const openedBy = wayInto(call.path, declared, kind);
    if (openedBy !== undefined) return { ...call, openedBy };
  }
  return firstCallInCatalogue(declared, kind);
}

/** An app on its own has no "me". */
function forAnyUser<Call extends Pick<SampleCall, "path">>(call: Call): Call {
  return { ...call, path: call.path.replace(/^\/me(?=\/|\?)/, `/users/${userPlace}`) };
}

function whoNeedsNoUserFirst(left: Pick<SampleCall, "path">, right: Pick<SampleCall, "path">): number {
  return Number(left.path.includes(userPlace)) - Number(right.path.includes(userPlace));
}

/** The declared permissions that open a call together, the least of them where there are several ways. */
function wayInto(path: string, declared: readonly string[], kind: PermissionKind): readonly string[] | undefined {
  const access = leastPrivilege("GET", path.replace(userPlace, "{id}"), kind);
  if (access === null || isUnknownCall(access)) return undefined;
  return [access.least, ...access.alternatives].find((names) => names.every((name) => declared.includes(name)));
}

function firstCallInCatalogue(declared: readonly string[], kind: PermissionKind): SampleCall | undefined {
  for (const name of declared) {
    const permission = findPermission("microsoftGraph", kind, name);
    const opened = permission === undefined ? [] : callsOpenedBy(permission);
    const call = opened.find(
      ({ method, path, needsAlso }) => method === "GET" && isWhole(path) && needsAlso.length === 0,
    );
    if (call !== undefined) return { path: call.path, reads: call.path, openedBy: [name] };
  }
  return undefined;
}

/** Whether nothing in the path must be filled in: no id, and no function with parameters. */
function isWhole(path: string): boolean {
  return !/[{(]/.test(path);
}
