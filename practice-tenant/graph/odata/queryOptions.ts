/** Reads OData query options. What Graph knows and the practice tenant does not is refused by name, never ignored. */
import { RecentMap } from "../../recentMap";
import { badRequest, notImplemented } from "../http/graphError";
import { type Filter, parseFilter } from "./parseFilter";

export interface ListQuery {
  readonly select: readonly string[] | undefined;
  readonly filter: Filter | undefined;
  readonly top: number | undefined;
  /** So many entities are left out at the beginning, by `$skip` or `$skiptoken`. */
  readonly skip: number;
  readonly orderBy: { readonly path: readonly string[]; readonly descending: boolean } | undefined;
  /** `$count=true`; it counts only together with `ConsistencyLevel: eventual`. */
  readonly count: boolean;
  /** Other parameters of the route (`startDateTime`), by name. */
  readonly others: ReadonlyMap<string, string>;
}

const nothingAsked: ListQuery = {
  select: undefined,
  filter: undefined,
  top: undefined,
  skip: 0,
  orderBy: undefined,
  count: false,
  others: new Map(),
};

/** Clients ask the same again and again. By the text of the query; without regard to headers. */
const known = new RecentMap<ListQuery>(500);

/** @param search what follows the question mark, percent-encoded */
export function readQuery(search: string, headers: { consistencyLevel: string | undefined }): ListQuery {
  if (search === "") return nothingAsked;
  const query = known.get(search) ?? readParameters(search);
  return query.count && headers.consistencyLevel?.toLowerCase() !== "eventual" ? { ...query, count: false } : query;
}

const knownOptions = ["$select", "$filter", "$top", "$skip", "$skiptoken", "$orderby", "$count"];

function readParameters(search: string): ListQuery {
  const options = new Map<string, string>();
  const others = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (name.startsWith("$")) options.set(name, value);
    else others.set(name, value);
  }
  for (const name of options.keys()) if (!knownOptions.includes(name)) throw notImplemented(`the query option ${name}`);
  const query: ListQuery = {
    select: splitList(options.get("$select")),
    filter: options.has("$filter") ? parseFilter(options.get("$filter") ?? "") : undefined,
    top: readNumber("$top", options.get("$top")),
    skip: readSkipToken(options.get("$skiptoken")) ?? readNumber("$skip", options.get("$skip")) ?? 0,
    orderBy: readOrder(options.get("$orderby")),
    count: options.get("$count") === "true",
    others,
  };
  known.set(search, query);
  return query;
}

/** The opaque text in a next link. */
export function renderSkipToken(skip: number): string {
  return Buffer.from(`skip:${skip}`).toString("base64url");
}

function readSkipToken(token: string | undefined): number | undefined {
  if (token === undefined) return undefined;
  const [, skip] = /^skip:(\d+)$/.exec(Buffer.from(token, "base64url").toString()) ?? [];
  if (skip === undefined) throw badRequest("The $skiptoken is not one that this service gave out.");
  return Number(skip);
}

function splitList(text: string | undefined): string[] | undefined {
  return text
    ?.split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function readNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw badRequest(`Invalid value '${text}' for ${option} query option found.`);
  return Number(text);
}

function readOrder(text: string | undefined): ListQuery["orderBy"] {
  if (text === undefined) return undefined;
  const [, path = "", direction = "asc"] = /^([\w/]+)(?:\s+(asc|desc))?$/.exec(text.trim()) ?? [];
  if (path === "") throw notImplemented(`$orderby=${text}`);
  return { path: path.split("/"), descending: direction === "desc" };
}
