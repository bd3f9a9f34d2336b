/** One call to Graph as a handler sees it, and what a handler answers. */
import type { TenantContext } from "../../context";
import type { Json, JsonObject } from "../../records";
import type { ListQuery } from "../odata/queryOptions";
import type { DirectoryLag } from "./directoryLag";
import type { Caller } from "./identifyCaller";

export interface GraphCall {
  readonly context: TenantContext;
  readonly caller: Caller;
  readonly version: "v1.0" | "beta";
  /** What stood in the place of `{name}` in the route's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: ListQuery;
  /** The JSON of the request, annotations (`@odata.type`) included; bytes where the content is of another type. */
  readonly body: unknown;
  readonly lag: DirectoryLag;
  /** Value of the `Prefer` header, if any. */
  readonly prefer: string | undefined;
}

/** Of what kind an answer is: how its context is written and which properties it may be asked for. */
export interface EntityType {
  /** As in `$metadata#applications`. */
  readonly set: string;
  /** As in `Invalid property of resource 'Application'`. */
  readonly name: string;
  /** Properties that Graph knows beyond those that the records hold; asked for by `$select` they are null. */
  readonly further: readonly string[];
  /** Answered when a caller asks for no page size, and the largest that may be asked for. */
  readonly page: { readonly size: number; readonly most: number };
}

export type GraphAnswer =
  | { readonly kind: "entity"; readonly status: 200 | 201; readonly type: EntityType; readonly entity: JsonObject }
  | {
      readonly kind: "list";
      readonly type: EntityType;
      readonly entities: readonly JsonObject[];
      /** One that shows which properties there are. @default the first of the entities */
      readonly sample?: JsonObject;
    }
  | { readonly kind: "value"; readonly value: Json }
  | { readonly kind: "nothing" };

export interface GraphRoute {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Segments in braces match anything: `/applications/{id}/owners/{ownerId}/$ref`. */
  readonly path: string;
  /** Runs as one transaction of the store. Throws GraphError to refuse. */
  readonly handle: (call: GraphCall) => GraphAnswer;
}

export const noContent: GraphAnswer = { kind: "nothing" };
