/** The inputs that a read implies: what the program would have to say to get the state that was found. */
import { isDeepStrictEqual } from "node:util";
import { isPropertyList, isPropertyMap, type PropertyMap, type PropertyValue } from "../../propertyValue";
import { defaultsKey } from "./fillDefaults";
import { matchElements } from "./matchElements";
import { type Fields, isInput, type ObjectSchema, type PropertySchema } from "./propertySchema";

/**
 * After a refresh: only what the inputs held before, with the values found. Lists are cut to their old
 * length, and a default whose value changed is no default any more.
 */
export function refreshInputs(fields: Fields, oldInputs: PropertyMap, outputs: PropertyMap): PropertyMap {
  return refreshObject(fields, oldInputs, outputs).inputs;
}

interface Refreshed<T extends PropertyValue> {
  readonly inputs: T;
  readonly unchanged: boolean;
}

function refreshObject(fields: Fields, oldInputs: PropertyMap, outputs: PropertyMap): Refreshed<PropertyMap> {
  const oldDefaults = oldInputs[defaultsKey];
  const stillDefault = new Set(isPropertyList(oldDefaults) ? oldDefaults : []);
  const inputs: Record<string, PropertyValue> = {};
  let unchanged = true;
  for (const [name, old] of Object.entries(oldInputs)) {
    if (name === defaultsKey) continue;
    const found = outputs[name];
    if (found !== undefined) {
      const refreshed = refreshValue(fields[name], old, found);
      inputs[name] = refreshed.inputs;
      if (refreshed.unchanged) continue;
    }
    unchanged = false;
    stillDefault.delete(name);
  }
  // A refresh leaves no empty list of defaults behind.
  if (stillDefault.size > 0) inputs[defaultsKey] = [...stillDefault].map(String).sort();
  return { inputs, unchanged };
}

function refreshValue(
  schema: PropertySchema | ObjectSchema | undefined,
  old: PropertyValue,
  found: PropertyValue,
): Refreshed<PropertyValue> {
  if (isPropertyList(old) && isPropertyList(found)) return refreshList(schema, old, found);
  if (isPropertyMap(old) && isPropertyMap(found)) {
    return refreshObject(schema !== undefined && "fields" in schema ? schema.fields : {}, old, found);
  }
  return { inputs: found, unchanged: isDeepStrictEqual(old, found) };
}

function refreshList(
  schema: PropertySchema | ObjectSchema | undefined,
  olds: readonly PropertyValue[],
  found: readonly PropertyValue[],
): Refreshed<PropertyValue> {
  const element = schema !== undefined && "element" in schema ? schema.element : undefined;
  // A set may come back in another order, so its objects are recognised by what they hold.
  const matched = schema?.kind === "set" ? matchElements(olds, found) : undefined;
  const items = olds.flatMap((old, index) => {
    const value = found[matched === undefined ? index : (matched.get(index) ?? found.length)];
    return value === undefined ? [] : [refreshValue(element, old, value)];
  });
  return {
    inputs: items.map((item) => item.inputs),
    unchanged: items.length === olds.length && items.every((item) => item.unchanged),
  };
}

/** After an import: everything a program may give that is neither empty nor a default. */
export function importedInputs(fields: Fields, outputs: PropertyMap): PropertyMap {
  const conflicting = new Set<string>();
  const inputs: Record<string, PropertyValue> = { [defaultsKey]: [] };
  for (const name of Object.keys(outputs).sort()) {
    const schema = fields[name];
    if (schema === undefined || !isInput(schema) || conflicting.has(name)) continue;
    const value = importedValue(schema, outputs[name] ?? null);
    if (schema.use !== "required" && isDefaultOrEmpty(schema, value)) continue;
    inputs[name] = value;
    for (const rival of schema.conflictsWith ?? []) conflicting.add(rival);
  }
  return inputs;
}

function importedValue(schema: PropertySchema | ObjectSchema, value: PropertyValue): PropertyValue {
  if ((schema.kind === "block" || schema.kind === "object") && isPropertyMap(value)) {
    return importedInputs(schema.fields, value);
  }
  if ((schema.kind === "list" || schema.kind === "set") && isPropertyList(value)) {
    return value.map((item) => importedValue(schema.element, item));
  }
  return schema.kind === "map" && isPropertyMap(value) ? { ...value, [defaultsKey]: [] } : value;
}

function isDefaultOrEmpty(schema: PropertySchema, value: PropertyValue): boolean {
  if ("default" in schema && schema.default !== undefined) return value === schema.default;
  if (isPropertyList(value)) return value.length === 0;
  if (isPropertyMap(value)) return Object.keys(value).every((name) => name === defaultsKey);
  return value === null || value === "" || value === false || value === 0;
}
