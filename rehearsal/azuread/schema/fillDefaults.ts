/**
 * Turns what the program gives into checked inputs: defaults filled in, simple values converted to the
 * type that the schema wants, and at every level a `__defaults` list of the names filled there.
 */
import { isPropertyList, isPropertyMap, isUnknown, type PropertyMap, type PropertyValue } from "../../propertyValue";
import { matchElements } from "./matchElements";
import type { CollectionSchema, Fields, PropertySchema } from "./propertySchema";
import { terraformName } from "./terraformNames";

/** Key under which checked inputs remember what a default filled. */
export const defaultsKey = "__defaults";

/**
 * @param olds checked inputs of the last run; a default that stood then is kept.
 * @param news what the program gives. Unknown names are kept, for the failure that follows to name them.
 */
export function fillDefaults(fields: Fields, olds: PropertyMap, news: PropertyMap): PropertyMap {
  const given = Object.entries(news).filter(([name, value]) => name !== defaultsKey && value !== null);
  const inputs: Record<string, PropertyValue> = Object.fromEntries(
    given.map(([name, value]) => [name, fillProperty(fields[name], olds[name] ?? null, value)]),
  );
  const filled = Object.entries(fields).flatMap(([name, schema]) => {
    const value = name in inputs ? undefined : defaultOf(schema, olds, name);
    return value === undefined ? [] : [{ name, value }];
  });
  for (const { name, value } of filled) inputs[name] = value;
  return { ...inputs, [defaultsKey]: filled.map(({ name }) => name).sort() };
}

function fillProperty(schema: PropertySchema | undefined, old: PropertyValue, value: PropertyValue): PropertyValue {
  if (schema === undefined || isUnknown(value)) return value;
  switch (schema.kind) {
    case "block":
      return isPropertyMap(value) ? fillDefaults(schema.fields, isPropertyMap(old) ? old : {}, value) : value;
    case "list":
    case "set":
      return fillElements(schema, old, isPropertyList(value) ? value : [value]);
    case "map":
      return isPropertyMap(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert("text", item)]))
        : value;
    default:
      return convert(schema.kind, value);
  }
}

function fillElements(schema: CollectionSchema, old: PropertyValue, values: readonly PropertyValue[]): PropertyValue {
  const { element } = schema;
  const olds = isPropertyList(old) ? old : [];
  const matched = schema.kind === "set" ? matchElements(values, olds) : undefined;
  return values.map((value, index) => {
    if (isUnknown(value)) return value;
    if (element.kind !== "object") return convert(element.kind, value);
    const before = olds[matched === undefined ? index : (matched.get(index) ?? olds.length)] ?? null;
    return isPropertyMap(value) ? fillDefaults(element.fields, isPropertyMap(before) ? before : {}, value) : value;
  });
}

/**
 * The default of a property that is not given. A default that equals "nothing" (false, empty) is not
 * written into inputs; the plan applies it.
 */
function defaultOf(schema: PropertySchema, olds: PropertyMap, name: string): PropertyValue | undefined {
  if (!("default" in schema) || !schema.default) return undefined;
  const oldDefaults = olds[defaultsKey];
  const wasDefault = !isPropertyList(oldDefaults) || oldDefaults.includes(name);
  const old = olds[name];
  return old !== undefined && old !== null && wasDefault ? old : schema.default;
}

/** Terraform takes "true" for true and 5 for "5"; what cannot be converted stays, to be refused. */
function convert(kind: "text" | "flag" | "number", value: PropertyValue): PropertyValue {
  if (kind === "text" && (typeof value === "boolean" || typeof value === "number")) return String(value);
  if (kind === "flag" && (value === "true" || value === "false")) return value === "true";
  if (kind === "number" && typeof value === "string" && /^-?\d+$/.test(value)) return Number(value);
  return value;
}

/** The first text that stands where a number belongs and is none: nothing further is judged then. */
export function findUnreadable(fields: Fields, news: PropertyMap): string | undefined {
  for (const [name, schema] of Object.entries(fields)) {
    const value = news[name];
    if (schema.kind === "number" && typeof value === "string" && !isUnknown(value) && !/^[+-]?\d+$/.test(value)) {
      return `${terraformName(name, schema)}: strconv.ParseInt: parsing "${value}": invalid syntax`;
    }
    const inner = schema.kind === "block" && isPropertyMap(value) ? findUnreadable(schema.fields, value) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}
