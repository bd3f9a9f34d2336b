/**
 * Which of the permissions that open a call asks for the least.
 *
 * Microsoft's marks come first where they can be trusted. They belong to sets of paths and methods, not to single calls, so
 * some calls have several, and some a wrong one. The order was measured against the tables of Microsoft's reference that
 * people wrote by hand; docs/permissions.md has the numbers.
 */
import type { PublishedGrant } from "./routeTree";
import type { PermissionKind } from "./types";

export interface RankedGrant extends PublishedGrant {
  /** On how many methods of the same path the permission works: fewer is narrower. */
  readonly methods: number;
  /** On how many paths of Graph it works at all: fewer is narrower. */
  readonly paths: number;
}

export interface RankedCall {
  readonly method: string;
  readonly kind: PermissionKind;
  /** As splitGraphPath reads it. */
  readonly firstSegment: string;
}

/** Least first. */
export function rankGrants(grants: readonly RankedGrant[], call: RankedCall): RankedGrant[] {
  const marked = new Set(grants.filter(({ isMarked }) => isMarked).map(({ name }) => name));
  return grants
    .map((grant) => ({ grant, rank: rankOf(grant, call, marked) }))
    .sort((left, right) => compareRanks(left.rank, right.rank) || (left.grant.name < right.grant.name ? -1 : 1))
    .map(({ grant }) => grant);
}

/** The lower, the less privilege; the first number that differs decides. */
function rankOf(grant: RankedGrant, call: RankedCall, marked: ReadonlySet<string>): number[] {
  const { name, isMarked, methods, paths } = grant;
  return [
    // Reading takes no permission that writes, unless it is confined to what the app itself made.
    Number(call.method === "GET" && !isReader(name) && !(isMarked && (isConfined(name) || !name.includes("Write")))),
    // What exists is changed by no permission that only reads, whatever the data says.
    Number(["PATCH", "PUT", "DELETE"].includes(call.method) && isReader(name)),
    // Graph refuses it to an app without a user wherever it was tried, whatever the data says.
    Number(call.kind === "application" && name === "User.ReadBasic.All"),
    // Intune grants its own permissions on users and organizations, for its own use.
    Number(name.startsWith("DeviceManagement") && !call.firstSegment.startsWith("device")),
    isBelowMarked(name, call.kind, marked) ? 0 : isMarked ? 1 : 2,
    Number(!isMarked && isSpecial(name)),
    Number(name.endsWith(".WhereInstalled")),
    // Without a mark, a broad permission may stand on one method of a path only because nobody listed it on the others.
    isMarked ? methods : 0,
    reachOfVerb(verbOf(name)),
    paths,
  ];
}

/** Where Read is marked, ReadBasic of the same things is less still. */
function isBelowMarked(name: string, kind: PermissionKind, marked: ReadonlySet<string>): boolean {
  if (verbOf(name) !== "ReadBasic") return false;
  const reading = name.replace(".ReadBasic", ".Read");
  // An app reads every mailbox with Mail.Read, but a user's User.Read is about that user alone.
  return marked.has(reading) || (kind === "application" && marked.has(reading.replace(/\.All$/, "")));
}

/** Verbs go on, as in ReadWriteSelfForTeam. Those not listed, such as Send or Create, lie between reading and writing. */
const verbs = [/^ReadBasic/, /^Read(?!Write|Update)/, /^(?!Read|Manage|FullControl)/, /^Read/, /^/];

function reachOfVerb(verb: string): number {
  return verbs.findIndex((pattern) => pattern.test(verb));
}

function objectOf(name: string): string {
  return name.slice(0, name.indexOf("."));
}

function verbOf(name: string): string {
  return name.split(".")[1] ?? "";
}

function isReader(name: string): boolean {
  return name.split(".").some((part, at) => at > 0 && /^Read(?!Write|Update)/.test(part));
}

function isConfined(name: string): boolean {
  return name.endsWith(".OwnedBy");
}

/** For one feature of an object, for agents, or for what somebody has to grant one by one: it does not open every object. */
function isSpecial(name: string): boolean {
  return objectOf(name).includes("-") || name.startsWith("Agent") || name.endsWith(".Selected");
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((value, index) => value !== right[index]);
  return (left[at] ?? 0) - (right[at] ?? 0);
}
