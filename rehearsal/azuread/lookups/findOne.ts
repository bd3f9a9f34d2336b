/** Finds exactly one object by a filter, and words the failures as the provider does. */
import { createHash } from "node:crypto";
import { type JsonObject, textOf } from "../jsonValues";
import { isNotFound, OperationFailure } from "../providerError";
import { orFail } from "../resources/orFail";
import type { OperationContext } from "../resourceType";

/** `displayName eq 'it''s'`: a quote is doubled. */
export function equals(property: string, value: string): string {
  return `${property} eq '${value.replaceAll("'", "''")}'`;
}

/** What to look for and what to call a miss. */
export interface Wanted {
  /** Path of the collection, such as `/users`. */
  readonly path: string;
  readonly filter: string;
  /** Names the failure of the request itself. */
  readonly listing: string;
  readonly notFound: OperationFailure;
  readonly tooMany: OperationFailure;
  readonly beta?: boolean;
  readonly select?: readonly string[];
}

/** @throws {OperationFailure} when none or more than one is found. */
export async function findOne({ graph }: OperationContext, wanted: Wanted): Promise<JsonObject> {
  const query = { $filter: wanted.filter, ...(wanted.select ? { $select: wanted.select.join(",") } : {}) };
  const options = { query, ...(wanted.beta ? { beta: true } : {}) };
  const [found, ...others] = await orFail(wanted.listing, graph.list(wanted.path, options));
  if (found === undefined) throw wanted.notFound;
  if (others.length > 0) throw wanted.tooMany;
  return found;
}

/** @throws {OperationFailure} `notFound` when the directory does not have the object. */
export async function getOrMissing(
  read: Promise<JsonObject>,
  { retrieving, notFound }: { readonly retrieving: string; readonly notFound: OperationFailure },
): Promise<JsonObject> {
  try {
    return await read;
  } catch (cause) {
    throw isNotFound(cause) ? notFound : new OperationFailure(retrieving, { cause });
  }
}

/** Texts of an object. The result writes `onpremises` where Graph writes `onPremises`. */
export function pickTexts(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name.replace(/^onPremises/, "onpremises"), textOf(object, name)]));
}

/** Id of a result that is made of several objects: a hash of what identifies them. */
export function hashedId(kind: string, parts: string): string {
  return `${kind}#${createHash("sha1").update(parts).digest("base64").replaceAll("+", "-").replaceAll("/", "_")}`;
}
