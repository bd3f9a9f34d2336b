/** Turns what a handler answers into Graph's JSON: filtered, ordered, cut into pages, and only the properties asked for. */
import type { JsonObject } from "../../records";
import type { EntityType, GraphAnswer, GraphCall } from "../http/graphCall";
import { GraphError } from "../http/graphError";
import { onceForRecord } from "./onceForRecord";
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
  /** JSON. */
  readonly body?: string;
}

/** Most calls are for entities that are as they were at the last call. */
const renderEntity = onceForRecord((entity: JsonObject) => JSON.stringify(entity));

export function renderAnswer(answer: GraphAnswer, query: ListQuery, address: AnswerAddress): RenderedAnswer {
  const metadata = `${address.origin}/${address.version}/$metadata`;
  if (answer.kind === "nothing") return { status: 204 };
  if (answer.kind === "value") return { status: 200, body: JSON.stringify(answer.value) };
  if (answer.kind === "entity") {
    const entity = renderEntity(selectProperties(answer.entity, query.select, answer.type));
    const context = `"@odata.context":${JSON.stringify(`${metadata}#${answer.type.set}/$entity`)}`;
    // Behind the brace: an entity has an id at least.
    return { status: answer.status, body: `{${context},${entity.slice(1)}` };
  }
  const { page, ...annotations } = readPage(answer, query, address);
  const head = JSON.stringify({ "@odata.context": `${metadata}#${answer.type.set}`, ...annotations });
  const entities = page.map((entity) => renderEntity(selectProperties(entity, query.select, answer.type)));
  return { status: 200, body: `${head.slice(0, -1)},"value":[${entities.join(",")}]}` };
}

/** The entities that this answer is to hold, and what is said about them. */
interface Page {
  readonly "@odata.count"?: number;
  readonly "@odata.nextLink"?: string;
  readonly page: readonly JsonObject[];
}

function readPage(
  { entities, type, sample = entities[0] }: Extract<GraphAnswer, { kind: "list" }>,
  query: ListQuery,
  address: AnswerAddress,
): Page {
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
    page,
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

/** `id` and what kind it is always come along. A property that Graph has and the practice tenant keeps nothing for is null. */
function selectProperties(entity: JsonObject, select: readonly string[] | undefined, type: EntityType): JsonObject {
  if (select === undefined || select.includes("*")) return entity;
  assertKnown(select, entity, type);
  const names = new Set([...Object.keys(entity).filter((name) => name === "@odata.type"), "id", ...select]);
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
