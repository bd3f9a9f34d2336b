/** Values as JSON has them. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A record as JSON. Records are plain JSON values, which TypeScript does not see: interfaces have no index signature. */
export function toJson(record: object): JsonObject {
  return record as JsonObject;
}
