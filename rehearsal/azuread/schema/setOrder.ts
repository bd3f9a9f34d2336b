/**
 * The two orders that Terraform gives the elements of a set.
 *
 * In state, texts are sorted and objects follow a text made of their attributes. On the way to the
 * directory, elements follow the decimal CRC-32 of another such text, compared as text. Both look
 * arbitrary, are stable, and are visible: in outputs and in request bodies.
 */
import { crc32 } from "node:zlib";
import { isPropertyList, isPropertyMap, isUnknown, type PropertyValue } from "../../propertyValue";
import { type CollectionSchema, type Fields, isInput, type PropertySchema } from "./propertySchema";
import { terraformName } from "./terraformNames";

/** The elements of a set as state holds them: ordered and without repetition. */
export function inStateOrder(schema: CollectionSchema, values: readonly PropertyValue[]): PropertyValue[] {
  const byKey = new Map(values.map((value) => [stateKey(schema.element, value), value]));
  return [...byKey]
    .sort(([left, leftValue], [right, rightValue]) => {
      // Unknown elements follow the known ones, whatever their text.
      const unknownLast = Number(isUnknown(leftValue)) - Number(isUnknown(rightValue));
      return unknownLast !== 0 ? unknownLast : compareBytes(left, right);
    })
    .map(([, value]) => value);
}

/** The elements of a set in the order in which the provider sends them. */
export function inRequestOrder(schema: CollectionSchema, values: readonly PropertyValue[]): PropertyValue[] {
  const byHash = new Map(values.map((value) => [setHash(schema, value), value]));
  return [...byHash].sort(([left], [right]) => compareBytes(left, right)).map(([, value]) => value);
}

/** What tells one element of a set from another: two equal elements have one hash. */
export function setHash(schema: CollectionSchema, value: PropertyValue): string {
  if (schema.textHash === "plain") return String(crc32(Buffer.from(String(value))));
  const { element } = schema;
  const content = element.kind === "object" ? objectContent(element.fields, value) : scalarContent(value);
  return String(crc32(Buffer.from(content)));
}

function objectContent(fields: Fields, value: PropertyValue): string {
  if (!isPropertyMap(value)) return "";
  return (
    byTerraformName(fields)
      // What the directory fills in cannot tell elements apart: it is not known when they are planned.
      .filter(([, , schema]) => isInput(schema))
      .map(([name, key, schema]) => `${name}:${propertyContent(schema, value[key] ?? null)}`)
      .join("")
  );
}

function propertyContent(schema: PropertySchema, value: PropertyValue): string {
  if (schema.kind !== "list" && schema.kind !== "set") return scalarContent(value);
  const values = isPropertyList(value) ? value : [];
  const { element } = schema;
  const one = (item: PropertyValue) =>
    element.kind === "object" ? `<${objectContent(element.fields, item)}>;` : scalarContent(item);
  return schema.kind === "list"
    ? `(${values.map(one).join("")});`
    : `{${inRequestOrder(schema, values).map(one).join("")}};`;
}

function scalarContent(value: PropertyValue): string {
  if (value === null) return ";";
  if (typeof value === "boolean") return value ? "1;" : "0;";
  return `${String(value)};`;
}

/** The text that orders elements in state. */
function stateKey(element: CollectionSchema["element"], value: PropertyValue): string {
  if (element.kind !== "object") return isUnknown(value) ? "?" : String(value);
  return objectKey(element.fields, value);
}

function objectKey(fields: Fields, value: PropertyValue): string {
  if (!isPropertyMap(value)) return scalarKey(value);
  const parts = byTerraformName(fields).map(([, key, schema]) => `${propertyKey(schema, value[key] ?? null)};`);
  return `<${parts.join("")}>`;
}

function propertyKey(schema: PropertySchema, value: PropertyValue): string {
  if ((schema.kind === "list" || schema.kind === "set") && isPropertyList(value)) {
    const { element } = schema;
    const one = (item: PropertyValue) =>
      element.kind === "object" ? objectKey(element.fields, item) : scalarKey(item);
    const items = schema.kind === "set" ? inStateOrder(schema, value) : value;
    return `[${items.map((item) => `${one(item)};`).join("")}]`;
  }
  return scalarKey(value);
}

function scalarKey(value: PropertyValue): string {
  if (value === null) return "~";
  if (isUnknown(value)) return "?";
  if (typeof value === "boolean") return value ? "T" : "F";
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

function byTerraformName(fields: Fields): [name: string, key: string, schema: PropertySchema][] {
  return Object.entries(fields)
    .map(([key, schema]): [string, string, PropertySchema] => [terraformName(key, schema), key, schema])
    .sort(([left], [right]) => compareBytes(left, right));
}

function compareBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
