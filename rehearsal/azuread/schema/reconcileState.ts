/**
 * Brings what the directory answered into the form in which state is kept.
 *
 * Terraform's older SDK cannot tell null from empty, so what it reads back is smoothed against what it
 * planned (after an update) or against the last state (after a read). That is why a collection that was
 * not given is null after a create and empty after a read.
 */
import {
  containsUnknown,
  isPropertyList,
  isPropertyMap,
  isUnknown,
  type PropertyMap,
  type PropertyValue,
} from "../../propertyValue";
import type { CollectionSchema, Fields, PropertySchema } from "./propertySchema";
import { inStateOrder } from "./setOrder";

/** Against what a state is smoothed. */
export type Occasion = "update" | "read";

interface Reconciliation {
  readonly actual: PropertyValue;
  /** The plan, or the last state. */
  readonly reference: PropertyValue;
  readonly occasion: Occasion;
}

/** @param reference the plan on an update, the last state on a read. */
export function reconcileState(
  fields: Fields,
  states: { readonly actual: PropertyMap; readonly reference: PropertyMap },
  occasion: Occasion,
): PropertyMap {
  const entries = Object.entries(fields).map(([name, schema]): [string, PropertyValue] => [
    name,
    reconcile(schema, { actual: states.actual[name] ?? null, reference: states.reference[name] ?? null, occasion }),
  ]);
  return Object.fromEntries(entries);
}

function reconcile(schema: PropertySchema, { actual, reference, occasion }: Reconciliation): PropertyValue {
  if (isUnknown(reference)) return ordered(schema, actual);
  switch (schema.kind) {
    case "list":
    case "set":
      return reconcileCollection(schema, { actual, reference, occasion });
    case "map":
      return occasion === "update" && isEmpty(actual) && isEmpty(reference) ? reference : actual;
    case "block":
      if (schema.inSet && occasion === "update" && reference !== null && !containsUnknown(reference)) return reference;
      if (!isPropertyMap(actual) || !isPropertyMap(reference)) return ordered(schema, actual);
      return reconcileState(schema.fields, { actual, reference }, occasion);
    default:
      return actual === null && reference === "" ? "" : actual;
  }
}

function reconcileCollection(schema: CollectionSchema, { actual, reference, occasion }: Reconciliation): PropertyValue {
  if (occasion === "update" && isEmpty(actual) && isEmpty(reference)) return reference;
  if (reference === null) return ordered(schema, actual);
  if (schema.kind === "set") {
    return occasion === "update" && !containsUnknown(reference) ? reference : ordered(schema, actual);
  }
  const { element } = schema;
  if (element.kind !== "object" || !isPropertyList(actual) || !isPropertyList(reference)) return actual;
  if (actual.length !== reference.length) return ordered(schema, actual);
  return actual.map((item, index) => {
    const before = reference[index] ?? null;
    if (!isPropertyMap(item) || !isPropertyMap(before)) return item;
    return reconcileState(element.fields, { actual: item, reference: before }, occasion);
  });
}

/** Sets in the directory's answer, at any depth, in the order of state. */
function ordered(schema: PropertySchema, value: PropertyValue): PropertyValue {
  if (schema.kind === "block" && isPropertyMap(value)) return orderedObject(schema.fields, value);
  if ((schema.kind !== "list" && schema.kind !== "set") || !isPropertyList(value)) return value;
  const { element } = schema;
  const items =
    element.kind === "object"
      ? value.map((item) => (isPropertyMap(item) ? orderedObject(element.fields, item) : item))
      : value;
  return schema.kind === "set" ? inStateOrder(schema, items) : items;
}

function orderedObject(fields: Fields, value: PropertyMap): PropertyMap {
  const entries = Object.entries(fields).map(([name, schema]): [string, PropertyValue] => [
    name,
    ordered(schema, value[name] ?? null),
  ]);
  return Object.fromEntries(entries);
}

function isEmpty(value: PropertyValue): boolean {
  if (value === null) return true;
  if (isPropertyList(value)) return value.length === 0;
  return isPropertyMap(value) && Object.keys(value).length === 0;
}
