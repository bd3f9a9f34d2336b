/** What the state holds of an object on which the work was given up halfway. */
import { isPropertyList, isPropertyMap, type PropertyMap, type PropertyValue } from "../../propertyValue";
import type { Fields, PropertySchema } from "./propertySchema";

const nothing: Readonly<Record<string, PropertyValue>> = { text: "", flag: false, number: 0 };

/**
 * The plan stands in for what was never read back. Terraform's older SDK cannot tell null from empty inside blocks, so
 * simple values that were not given are empty there, while those of the object itself are null.
 */
export function abandonedState(fields: Fields, values: PropertyMap): PropertyMap {
  const entries = Object.entries(values).map(([name, value]) => [name, withinProperty(fields[name], value)]);
  return Object.fromEntries(entries);
}

function withinProperty(schema: PropertySchema | undefined, value: PropertyValue): PropertyValue {
  if (schema?.kind === "block") return emptied(schema.fields, value);
  if (schema?.kind !== "list" || schema.element.kind !== "object" || !isPropertyList(value)) return value;
  const { fields } = schema.element;
  return value.map((item) => emptied(fields, item));
}

function emptied(fields: Fields, value: PropertyValue): PropertyValue {
  // A block without any content stays without any.
  if (!isPropertyMap(value) || Object.values(value).every((part) => part === null)) return value;
  const entries = Object.entries(value).map(([name, part]) => {
    const schema = fields[name];
    return [name, part === null && schema ? (nothing[schema.kind] ?? null) : withinProperty(schema, part)];
  });
  return Object.fromEntries(entries);
}
