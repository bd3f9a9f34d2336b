/** Plans one resource: the inputs over the state, then the rules that see the whole. */
import { isDeepStrictEqual } from "node:util";
import { isPropertyList, isPropertyMap, type PropertyMap, type PropertyValue, unknownValue } from "../propertyValue";
import type { OperationContext, ResourceType } from "./resourceType";
import { planState } from "./schema/planState";

export interface ResourcePlan {
  readonly planned: PropertyMap;
  /** Whether the property at this path gets another value; null and empty are the same. */
  readonly has: (path: string) => boolean;
}

export interface PlanRequest {
  /** Empty for a resource that is to be created. */
  readonly id: string;
  readonly olds?: PropertyMap;
  readonly news: PropertyMap;
  readonly ignoreChanges: readonly string[];
}

/** @throws {OperationFailure} when a rule over the whole resource is broken. */
export async function planChange(
  type: ResourceType,
  { id, olds, news, ignoreChanges }: PlanRequest,
  context: OperationContext,
): Promise<ResourcePlan> {
  const planned: Record<string, PropertyValue> = { ...planState(type.fields, olds, news) };
  for (const path of ignoreChanges) keepOld(planned, olds, path);
  const old = olds ?? {};
  const has = (path: string) => !isSame(valueAt(old, path), valueAt(planned, path));
  await type.refinePlan?.({ id, old, planned, has }, context);
  if (olds === undefined) planned.id = unknownValue;
  return { planned, has };
}

/** Puts the old value back at a path such as `web.redirectUris`, where both sides have the parts on the way. */
function keepOld(planned: Record<string, PropertyValue>, olds: PropertyMap | undefined, path: string): void {
  const [name = "", ...rest] = path.split(".");
  const old = olds?.[name];
  if (old === undefined) return;
  const current = planned[name] ?? null;
  if (rest.length === 0) {
    planned[name] = old;
  } else if (isPropertyMap(current) && isPropertyMap(old)) {
    const part = { ...current };
    keepOld(part, old, rest.join("."));
    planned[name] = part;
  }
}

function valueAt(values: PropertyMap, path: string): PropertyValue {
  let value: PropertyValue = values;
  for (const name of path.split(".")) value = isPropertyMap(value) ? (value[name] ?? null) : null;
  return value;
}

function isSame(old: PropertyValue, planned: PropertyValue): boolean {
  return isDeepStrictEqual(orNull(old), orNull(planned));
}

/** The value with null for everything empty, at any depth. */
function orNull(value: PropertyValue): PropertyValue {
  if (value === "" || value === false) return null;
  if (isPropertyList(value)) return value.length === 0 ? null : value.map(orNull);
  if (!isPropertyMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, orNull(part)]));
}
