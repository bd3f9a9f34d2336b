/**
 * Chooses the calls by which permissions of Microsoft Graph prove themselves: one for each group of permissions, always a GET,
 * for one object, and of it the id alone where the call can be told so.
 */
import {
  isUnknownCall,
  leastPrivilege,
  type PermissionKind,
  readingCallsFor,
  userPlace,
  waysToRead,
  wholeReadsOf,
} from "../../catalogue";

export interface HarmlessCall {
  /** What the permissions begin with: "Calendars"; the path of a call that a person named. */
  readonly group: string;
  /** The declared permissions of the group. */
  readonly permissions: readonly string[];
  readonly kind: PermissionKind;
  /** Below the version; `{user}` stands for somebody to be named. Absent where the group opens nothing that only reads. */
  readonly path?: string;
  /** What of all that is declared opens it, or what would at least; empty where no call or no permission is known. */
  readonly openedBy: readonly string[];
}

/** Scopes of sign-in itself, which open no call. */
const signInScopes: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);

/** @param declared names of Microsoft Graph's permissions of that kind */
export function chooseHarmlessCalls(declared: readonly string[], kind: PermissionKind): readonly HarmlessCall[] {
  return [...groupPermissions(declared)].map(([group, permissions]) => {
    const call = chooseCommon({ group, permissions }, declared, kind) ?? chooseOther(permissions, kind);
    return { group, permissions, kind, openedBy: [], ...call };
  });
}

/**
 * A call that a person named, as if it were a group's. Undefined where that kind of app cannot make it, whatever it declares; a
 * call of which nothing is known is made.
 *
 * @param path below the version
 */
export function callOf(path: string, declared: readonly string[], kind: PermissionKind): HarmlessCall | undefined {
  const access = leastPrivilege("GET", path, kind);
  if (access === null) return undefined;
  if (isUnknownCall(access)) return { group: path, permissions: [], kind, path, openedBy: [] };
  const ways = [access.least, ...access.alternatives];
  const openedBy = ways.find((way) => way.every((name) => declared.includes(name))) ?? access.least;
  return { group: path, permissions: openedBy, kind, path, openedBy };
}

function groupPermissions(declared: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of [...new Set(declared)].filter((scope) => !signInScopes.has(scope))) {
    const group = name.split(".")[0] ?? name;
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return groups;
}

type Choice = Required<Pick<HarmlessCall, "path" | "openedBy">>;

/** Of the calls that everybody knows one about what the group is called after, else one for which a permission of it is the least. */
function chooseCommon(
  { group, permissions }: Pick<HarmlessCall, "group" | "permissions">,
  declared: readonly string[],
  kind: PermissionKind,
): Choice | undefined {
  const held = new Set(declared);
  const opened = readingCallsFor(kind).flatMap(({ path }) => {
    const ways = waysToRead(path, kind);
    const at = ways.findIndex((way) => way.every((name) => held.has(name)) && isOfGroup(way, permissions));
    const openedBy = ways[at];
    return openedBy === undefined ? [] : [{ path: readLittle(path), openedBy, isLeast: at === 0 }];
  });
  const best = opened.find(({ path }) => isAbout(path, group)) ?? opened.find(({ isLeast }) => isLeast) ?? opened[0];
  return best && { path: best.path, openedBy: best.openedBy };
}

/** "Group" is about `/groups`, but nothing is about users only because it is a user's. */
function isAbout(path: string, group: string): boolean {
  const object = path.replace(`/users/${userPlace}`, "").split("?")[0] ?? "";
  return object.toLowerCase().startsWith(`/${group.toLowerCase().replace(/s$/, "")}`);
}

function isOfGroup(way: readonly string[], permissions: readonly string[]): boolean {
  return way.some((name) => permissions.includes(name));
}

/** One object, and no more of it than its id. */
function readLittle(path: string): string {
  return path.replace(/\$top=\d+/, "$top=1").replace(/\$select=[^&]+/, "$select=id");
}

function chooseOther(permissions: readonly string[], kind: PermissionKind): Choice | undefined {
  for (const name of permissions) {
    const path = wholeReadsOf(name, kind).find(isHarmless);
    if (path !== undefined) return { path, openedBy: [name] };
  }
  return undefined;
}

/**
 * Of paths that nobody has looked at one by one, whatever hands out contents, keys and the like is left out, and what is
 * a GET by name only: `creationoptions` begins to register a key.
 */
function isHarmless(path: string): boolean {
  return !/\$|\/(content|delta|creationoptions)$|clipboard|credential|password|recoverykey|secret/i.test(path);
}
