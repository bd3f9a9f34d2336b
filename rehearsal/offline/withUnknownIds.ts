/** Puts "unknown" where a program left out what a look-up could not tell it, such as the id of a role that only a tenant has. */
import type { CollectionSchema, Fields, PropertySchema } from "../azuread/schema/propertySchema";
import { isPropertyList, isPropertyMap, type PropertyMap, type PropertyValue, unknownValue } from "../propertyValue";

/** The same properties, with the required texts that are missing as unknown, at any depth. */
export function withUnknownIds(fields: Fields, properties: PropertyMap): PropertyMap {
  const missing = Object.entries(fields).filter(
    ([name, schema]) => schema.kind === "text" && schema.use === "required" && (properties[name] ?? null) === null,
  );
  const given = Object.entries(properties).map(([name, value]): [string, PropertyValue] => {
    const schema = fields[name];
    return [name, schema === undefined ? value : fill(schema, value)];
  });
  return Object.fromEntries([...given, ...missing.map(([name]) => [name, unknownValue] as const)]);
}

function fill(schema: PropertySchema, value: PropertyValue): PropertyValue {
  if (schema.kind === "block" && isPropertyMap(value)) return withUnknownIds(schema.fields, value);
  return (schema.kind === "list" || schema.kind === "set") && isPropertyList(value)
    ? fillElements(schema, value)
    : value;
}

function fillElements({ element }: CollectionSchema, values: readonly PropertyValue[]): PropertyValue {
  // A list of ids with a gap in it comes as null.
  if (element.kind === "text") return values.map((value) => value ?? unknownValue);
  if (element.kind !== "object") return values;
  return values.map((value) => (isPropertyMap(value) ? withUnknownIds(element.fields, value) : value));
}
