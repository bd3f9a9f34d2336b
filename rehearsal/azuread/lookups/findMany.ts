/** Finds several objects, each by its own value, as the plural look-ups do. */
import { flagOf, type JsonObject, textsOf } from "../jsonValues";
import { isNotFound, OperationFailure } from "../providerError";
import { orFail } from "../resources/orFail";
import type { OperationContext } from "../resourceType";
import { terraformName } from "../schema/terraformNames";
import { equals } from "./findOne";

/** Which argument holds values of which property of the objects. */
export interface LookupKey {
  readonly argument: string;
  readonly property: string;
  /** One value may find several objects. */
  readonly several?: boolean;
}

export interface ManyWanted {
  /** What one object is called in messages. */
  readonly noun: string;
  readonly path: string;
  readonly keys: readonly LookupKey[];
  readonly select?: readonly string[];
  readonly beta?: boolean;
  /** Conditions that every object must meet besides. */
  readonly conditions?: readonly string[];
}

/** The arguments say by what: one of the keys, `objectIds`, or `returnAll`. */
export async function findMany(context: OperationContext, args: JsonObject, wanted: ManyWanted): Promise<JsonObject[]> {
  if (flagOf(args, "returnAll")) return findAll(context, wanted);
  const found: JsonObject[] = [];
  for (const id of textsOf(args, "objectIds")) found.push(...(await byId(context, { id, args, wanted })));
  for (const key of wanted.keys) {
    for (const value of textsOf(args, key.argument))
      found.push(...(await byKey(context, { key, value, args, wanted })));
  }
  return found;
}

async function findAll({ graph }: OperationContext, wanted: ManyWanted): Promise<JsonObject[]> {
  const found = await orFail(`Could not retrieve ${wanted.noun}s`, graph.list(wanted.path, optionsFor(wanted)));
  if (found.length > 0) return found;
  throw new OperationFailure(`No ${wanted.noun}s found`, { attribute: "return_all" });
}

function optionsFor({ select, beta, conditions = [] }: ManyWanted, filter?: string) {
  const filters = [...conditions, ...(filter === undefined ? [] : [filter])];
  const query = {
    ...(filters.length > 0 ? { $filter: filters.join(" and ") } : {}),
    ...(select === undefined ? {} : { $select: select.join(",") }),
  };
  return { query, ...(beta ? { beta: true } : {}) };
}

interface One {
  readonly args: JsonObject;
  readonly wanted: ManyWanted;
}

async function byId({ graph }: OperationContext, { id, args, wanted }: One & { id: string }): Promise<JsonObject[]> {
  try {
    return [await graph.get(`${wanted.path}/${id}`, optionsFor({ ...wanted, conditions: [] }))];
  } catch (cause) {
    if (!isNotFound(cause)) throw new OperationFailure(`Retrieving ${wanted.noun} with object ID: "${id}"`, { cause });
    if (flagOf(args, "ignoreMissing")) return [];
    throw new OperationFailure(`${capital(wanted.noun)} not found with object ID: "${id}"`, { attribute: "object_id" });
  }
}

async function byKey(
  { graph }: OperationContext,
  { key, value, args, wanted }: One & { key: LookupKey; value: string },
): Promise<JsonObject[]> {
  const about = `${key.property}: "${value}"`;
  const options = optionsFor(wanted, equals(key.property, value));
  const found = await orFail(`Finding ${wanted.noun} with ${about}`, graph.list(wanted.path, options));
  const attribute = terraformName(key.argument);
  if (found.length > 1 && !key.several) {
    throw new OperationFailure(`More than one ${wanted.noun} found with ${about}`, { attribute });
  }
  if (found.length === 0 && !flagOf(args, "ignoreMissing")) {
    throw new OperationFailure(`${capital(wanted.noun)} not found with ${about}`, { attribute });
  }
  return found;
}

function capital(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}
