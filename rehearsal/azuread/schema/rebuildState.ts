/** What writing a state anew does to the parts of it that stay as they were. */
import { isPropertyList, isPropertyMap, type PropertyMap, type PropertyValue } from "../../propertyValue";
import type { CollectionSchema, Fields, PropertySchema } from "./propertySchema";

/**
 * A state that changes is rebuilt from its parts: inside blocks and list elements that were there before,
 * a collection without parts comes out empty instead of null, and so does a text in an element of a set.
 */
export function rebuildState(fields: Fields, planned: PropertyMap, prior: PropertyMap): PropertyMap {
  const entries = Object.entries(planned).map(([name, value]): [string, PropertyValue] => [
    name,
    emptiedWithin(fields[name], value, prior[name] ?? null),
  ]);
  return Object.fromEntries(entries);
}

function emptiedWithin(schema: PropertySchema | undefined, value: PropertyValue, prior: PropertyValue): PropertyValue {
  if (schema?.kind === "block") return emptiedObject(schema.fields, value, prior);
  if (!isCollection(schema) || schema.element.kind !== "object" || !isPropertyList(value)) return value;
  const { fields } = schema.element;
  // A set that changes is written anew anyway.
  if (schema.kind === "set") return value === prior ? value.map((item) => withEmptyTexts(fields, item)) : value;
  const priors = isPropertyList(prior) ? prior : [];
  return value.map((item, index) => emptiedObject(fields, item, priors[index] ?? null));
}

function emptiedObject(fields: Fields, value: PropertyValue, prior: PropertyValue): PropertyValue {
  if (!isPropertyMap(value) || !isPropertyMap(prior)) return value;
  // Of an object without any content there is nothing to rebuild.
  if (Object.values(prior).every((part) => part === null)) return value;
  const entries = Object.entries(rebuildState(fields, value, prior)).map(([name, part]) => [
    name,
    part === null && isCollection(fields[name]) ? [] : part,
  ]);
  return Object.fromEntries(entries);
}

function withEmptyTexts(fields: Fields, value: PropertyValue): PropertyValue {
  if (!isPropertyMap(value)) return value;
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    part === null && fields[name]?.kind === "text" ? "" : part,
  ]);
  return Object.fromEntries(entries);
}

function isCollection(schema: PropertySchema | undefined): schema is CollectionSchema {
  return schema?.kind === "list" || schema?.kind === "set";
}
