/** What one resource type of the provider consists of. */
import type { PropertyMap, PropertyValue } from "../propertyValue";
import type { JsonObject } from "./jsonValues";
import type { KeyedLock } from "./keyedLock";
import type { Fields } from "./schema/propertySchema";
import type { GraphClient } from "./transport/graphClient";

/** What every operation may use besides its own values. */
export interface OperationContext {
  readonly graph: GraphClient;
  /** Who calls, from the access token and the connection. */
  readonly caller: Caller;
  /** Serialises read-modify-write on one object of the directory. */
  readonly locks: KeyedLock;
  readonly randomUuid: () => string;
  readonly now: () => number;
}

export interface Caller {
  readonly objectId: string;
  readonly clientId: string;
  readonly tenantId: string;
}

/**
 * A resource while an operation works on it. `id` is empty until the object exists; from then on a
 * failure leaves a resource that exists but is not as asked.
 */
export interface Draft {
  id: string;
  values: Record<string, PropertyValue>;
}

/** State before and plan after an update. */
export interface Change {
  readonly old: PropertyMap;
  readonly planned: PropertyMap;
  /** Whether the plan gives the property another value; null and empty are the same. */
  readonly has: (name: string) => boolean;
}

/** Minutes that the provider gives each operation. */
export interface Minutes {
  readonly create: number;
  readonly read: number;
  readonly update: number;
  readonly delete: number;
}

export interface ResourceType {
  /** Such as `azuread:index/application:Application`. */
  readonly token: string;
  /** Every property but `id`. */
  readonly fields: Fields;
  readonly minutes: Minutes;
  /** Form of an id that can be imported or looked at; absent where the provider finds nothing by any id. */
  readonly importId?: RegExp;
  /** Judges a whole plan and marks what else will change. */
  readonly refinePlan?: (plan: PlanDraft, context: OperationContext) => Promise<void>;
  /** Makes the object and sets the draft's id. A read follows. */
  readonly create: (context: OperationContext, planned: PropertyMap, draft: Draft) => Promise<void>;
  /** Puts what the directory holds into the draft. Resolves to false when the object is gone. */
  readonly read: (context: OperationContext, draft: Draft) => Promise<boolean>;
  /** Absent where every change needs a new object. A read follows. */
  readonly update?: (context: OperationContext, change: Change, draft: Draft) => Promise<void>;
  readonly delete: (context: OperationContext, id: string, outputs: JsonObject) => Promise<void>;
}

/** A plan that can still be changed. */
export interface PlanDraft {
  readonly id: string;
  readonly old: PropertyMap;
  readonly planned: Record<string, PropertyValue>;
  readonly has: (name: string) => boolean;
}
