/** Turns what a handler answers into Graph's JSON: filtered, ordered, cut into pages, and only the properties asked for. */
import type { Json, JsonObject } from "../../records";
import type { EntityType, GraphAnswer, GraphCall } from "../http/graphCall";
import { GraphError } from "../http/graphError";
import { valueAt } from "./parseFilter";
import { type ListQuery, renderSkipToken } from "./queryOptions";

/** Where the request was sent: the address that a next link continues. */
export interface AnswerAddress {
  readonly origin: string;
  readonly version: GraphCall["version"];
  /** Path and query as they came. */
  readonly url: string;
}

/** Without a body the answer is empty. */
export interface RenderedAnswer {
  readonly status: number;
  readonly body?: Json;
}

export function renderAnswer(answer: GraphAnswer, query: ListQuery, address: AnswerAddress): RenderedAnswer {
  const metadata = `${address.origin}/${address.version}/$metadata`;
  if (answer.kind === "nothing") return { status: 204 };
  if (answer.kind === "value") return { status: 200, body: answer.value };
  if (answer.kind === "entity") {
    const body = selectProperties(answer.entity, query.select, answer.type);
    return { status: answer.status, body: { "@odata.context": `${metadata}#${answer.type.set}/$entity`, ...body } };
  }
  return {
    status: 200,
    body: { "@odata.context": `${metadata}#${answer.type.set}`, ...renderList(answer, query, address) },
  };
}

function renderList(
  { entities, type, sample = entities[0] }: Extract<GraphAnswer, { kind: "list" }>,
  query: ListQuery,
  address: AnswerAddress,
): JsonObject {
  assertKnown(query.filter?.properties ?? [], sample, type);
  const { filter } = query;
  const found = sort(
    filter === undefined ? entities : entities.filter((entity) => filter.matches(entity)),
    query.orderBy,
  );
  const size = pageSize(query.top, type);
  const page = found.slice(query.skip, query.skip + size);
  const next = query.skip + size;
  return {
    ...(query.count ? { "@odata.count": found.length } : {}),
    ...(next < found.length ? { "@odata.nextLink": renderNextLink(address, next) } : {}),
    value: page.map((entity) => selectProperties(entity, query.select, type)),
  };
}

function pageSize(top: number | undefined, { page }: EntityType): number {
  if (top === undefined) return page.size;
  if (top < 1 || top > page.most) {
    throw new GraphError(
      400,
      "Request_UnsupportedQuery",
      `Invalid page size specified: '${top}'. Must be between 1 and ${page.most} inclusive.`,
    );
  }
  return top;
}

function sort(entities: readonly JsonObject[], orderBy: ListQuery["orderBy"]): readonly JsonObject[] {
  if (orderBy === undefined) return entities;
  const direction = orderBy.descending ? -1 : 1;
  const key = (entity: JsonObject) => String(valueAt(entity, orderBy.path) ?? "");
  return [...entities].sort((left, right) => direction * key(left).localeCompare(key(right), "en"));
}

/** Absolute and on this server's own origin; it carries every option of the request on. */
function renderNextLink({ origin, url }: AnswerAddress, skip: number): string {
  const next = new URL(url, origin);
  next.searchParams.delete("$skip");
  next.searchParams.set("$skiptoken", renderSkipToken(skip));
  // `$` is a legal character of a query, and clients look for these names.
  return next.href.replaceAll("%24", "$");
}

/** `id` always comes along. A property that Graph has and the practice tenant keeps nothing for is null. */
function selectProperties(entity: JsonObject, select: readonly string[] | undefined, type: EntityType): JsonObject {
  if (select === undefined || select.includes("*")) return entity;
  assertKnown(select, entity, type);
  const names = new Set(["id", ...select]);
  return Object.fromEntries([...names].map((name) => [name, entity[name] ?? null]));
}

function assertKnown(names: readonly string[], sample: JsonObject | undefined, type: EntityType): void {
  if (sample === undefined) return;
  const unknown = names.find((name) => !(name in sample) && !type.further.includes(name));
  if (unknown !== undefined) {
    throw new GraphError(
      400,
      "BadRequest",
      `Could not find a property named '${unknown}' on type 'microsoft.graph.${type.name}'.`,
    );
  }
}
