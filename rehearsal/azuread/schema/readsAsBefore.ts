/**
 * Whether Terraform's older plugin SDK takes a block for what it was, although not all of it is known yet.
 *
 * It reads an unknown flag or number as false or 0 when it compares blocks as a whole, so that a flag that was off
 * and will be known later does not show as a change.
 */
import { isPropertyList, isPropertyMap, isUnknown, type PropertyMap, type PropertyValue } from "../../propertyValue";
import type { Fields, PropertySchema } from "./propertySchema";

/** @param given a block that holds something unknown */
export function readsAsBefore(fields: Fields, old: PropertyMap, given: PropertyMap): boolean {
  return Object.entries(fields).every(([name, schema]) =>
    partReadsAsBefore(schema, old[name] ?? null, given[name] ?? null),
  );
}

function partReadsAsBefore(schema: PropertySchema, old: PropertyValue, given: PropertyValue): boolean {
  switch (schema.kind) {
    case "flag":
      return (old ?? false) === (isUnknown(given) ? false : (given ?? false));
    case "number":
      return (old ?? 0) === (isUnknown(given) ? 0 : (given ?? 0));
    case "text":
      return (old ?? "") === (given ?? "");
    case "block":
      if (isPropertyMap(old) && isPropertyMap(given))
        return schema.inSet !== true && readsAsBefore(schema.fields, old, given);
      return old === null && given === null;
    case "list":
      return isEmpty(old) && isEmpty(given);
    default:
      // Sets and maps are compared one by one.
      return false;
  }
}

function isEmpty(value: PropertyValue): boolean {
  return value === null || (isPropertyList(value) && value.length === 0);
}
