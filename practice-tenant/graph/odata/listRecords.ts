/** The records that a list call is about: all of a kind, or only those that its filter can still let through. */
import type { JsonObject, RecordKinds } from "../../records";
import type { Store } from "../../store";
import type { EntityType, GraphAnswer } from "../http/graphCall";
import type { ListQuery } from "./queryOptions";

/** Kinds with records by the hundreds, which clients look up by these properties. */
type LookedUpKind = "application" | "servicePrincipal";
const lookedUp = ["appId", "displayName"] as const;

/** What a list call of one kind answers. */
export interface ListedKind<K extends LookedUpKind> {
  readonly kind: K;
  readonly type: EntityType;
  /** The record as Graph serves it. */
  readonly view: (record: RecordKinds[K]) => JsonObject;
}

export function listRecords<K extends LookedUpKind>(
  store: Store,
  { filter }: ListQuery,
  { kind, type, view }: ListedKind<K>,
): GraphAnswer {
  const property = lookedUp.find((name) => filter?.equals.has(name));
  if (property === undefined) return { kind: "list", type, entities: store.list(kind).map(view) };
  const entities = store.listBy(kind, property, filter?.equals.get(property) ?? "").map(view);
  // Which properties there are is read from any record, and a filter must not depend on what it finds.
  const any = store.find(kind, () => true);
  return { kind: "list", type, entities, ...(any === undefined ? {} : { sample: view(any) }) };
}
