/** Ids of resources and the objects that they lead to. */
import type { JsonObject } from "../jsonValues";
import { isNotFound } from "../providerError";
import { orFail } from "./orFail";

/** The object id at the end of a resource id: of `/applications/x` it is `x`. */
export function lastSegment(id: string): string {
  return id.split("/").at(-1) ?? "";
}

/** The object id that a resource id names or begins with: `x` of `/applications/x/…` and of `x/…`. */
export function firstObjectOf(id: string): string {
  return id.replace(/^\/[^/]+\//, "").split("/")[0] ?? "";
}

/**
 * The object, or undefined when the directory does not have it.
 *
 * @param summary what the failure of the read is called when it is another one.
 */
export async function findOrGone(
  summary: string,
  read: Promise<JsonObject>,
  attribute?: string,
): Promise<JsonObject | undefined> {
  try {
    return await orFail(summary, read, attribute);
  } catch (error) {
    if (error instanceof Error && isNotFound(error.cause)) return undefined;
    throw error;
  }
}
