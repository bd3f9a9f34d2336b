/**
 * What changes between the state and the plan, keyed as Pulumi keys it.
 *
 * Elements of sets are told apart by their hash: an index of an addition counts in the program's own
 * list, an index of a removal in the old state. Where that mapping fails the set changes as a whole.
 */
import { isDeepStrictEqual } from "node:util";
import { isPropertyList, isPropertyMap, isUnknown, type PropertyMap, type PropertyValue } from "../../propertyValue";
import type { DiffKind } from "../../resourceProvider";
import { defaultsKey } from "./fillDefaults";
import { listEdits } from "./listEdits";
import {
  type CollectionSchema,
  type Fields,
  isComputed,
  type ObjectSchema,
  type PropertySchema,
} from "./propertySchema";
import { setHash } from "./setOrder";

type Schema = PropertySchema | ObjectSchema;
export type DetailedDiff = Record<string, DiffKind>;

interface Comparison {
  readonly path: string;
  readonly schema: Schema;
  readonly old: PropertyValue;
  readonly planned: PropertyValue;
  /** The program's value at this path, where it gives one. */
  readonly given: PropertyValue;
}

/** @param inputs the program's inputs, by whose indices additions to sets are named. */
export function compareStates(
  fields: Fields,
  states: { readonly old: PropertyMap; readonly planned: PropertyMap },
  inputs: PropertyMap,
): DetailedDiff {
  const diff: DetailedDiff = {};
  for (const [name, schema] of Object.entries(fields)) {
    const changes = compare({
      path: name,
      schema,
      old: states.old[name] ?? null,
      planned: states.planned[name] ?? null,
      given: inputs[name] ?? null,
    });
    const replaces = "forceNew" in schema && schema.forceNew === true;
    for (const [path, kind] of Object.entries(changes)) diff[path] = replaces ? replacing(kind) : kind;
  }
  return diff;
}

function replacing(kind: DiffKind): DiffKind {
  if (kind === "ADD" || kind === "DELETE" || kind === "UPDATE") return `${kind}_REPLACE`;
  return kind;
}

function compare({ old: before, planned: after, ...rest }: Comparison): DetailedDiff {
  // An empty list is an absent one: a property that loses its last element is removed as a whole.
  const comparison = { ...rest, old: isEmptyList(before) ? null : before, planned: isEmptyList(after) ? null : after };
  const { path, schema, old, planned } = comparison;
  if (old === null && planned === null) return {};
  if (old === null) return { [path]: "ADD" };
  if (planned === null) return { [path]: "DELETE" };
  if (isUnknown(planned)) return { [path]: "UPDATE" };
  switch (schema.kind) {
    case "block":
    case "object":
      return compareObjects(comparison, schema.fields);
    case "map":
      return compareMaps(comparison);
    case "list":
      return compareLists(comparison, schema);
    case "set":
      return compareSets(comparison, schema);
    default:
      return isDeepStrictEqual(old, planned) ? {} : { [path]: "UPDATE" };
  }
}

function compareObjects({ path, old, planned, given }: Comparison, fields: Fields): DetailedDiff {
  const part = (value: PropertyValue, name: string) => (isPropertyMap(value) ? (value[name] ?? null) : null);
  const changes = Object.entries(fields).map(([name, schema]) =>
    compare({
      path: `${path}.${name}`,
      schema,
      old: part(old, name),
      planned: part(planned, name),
      given: part(given, name),
    }),
  );
  return Object.assign({}, ...changes);
}

function compareMaps({ path, old, planned }: Comparison): DetailedDiff {
  const before = isPropertyMap(old) ? old : {};
  const after = isPropertyMap(planned) ? planned : {};
  const schema: Schema = { kind: "text", use: "optional" };
  const changes = [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) =>
    compare({
      path: /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}["${key.replaceAll('"', '\\"')}"]`,
      schema,
      old: before[key] ?? null,
      planned: after[key] ?? null,
      given: null,
    }),
  );
  return Object.assign({}, ...changes);
}

function compareLists({ path, old, planned, given }: Comparison, schema: CollectionSchema): DetailedDiff {
  const [before, after, inputs] = [old, planned, given].map((value) => (isPropertyList(value) ? value : []));
  if (before === undefined || after === undefined) return {};
  const { element } = schema;
  if (element.kind !== "object") return compareTexts(path, before, after);
  const length = Math.max(before.length, after.length);
  const changes = Array.from({ length }, (_, index) =>
    compare({
      path: `${path}[${index}]`,
      schema: element,
      old: before[index] ?? null,
      planned: after[index] ?? null,
      given: inputs?.[index] ?? null,
    }),
  );
  return Object.assign({}, ...changes);
}

function compareTexts(path: string, before: readonly PropertyValue[], after: readonly PropertyValue[]): DetailedDiff {
  const diff: DetailedDiff = {};
  for (const { kind, index } of listEdits(before, after)) {
    const key = `${path}[${index}]`;
    diff[key] = key in diff ? "UPDATE" : kind;
  }
  return diff;
}

function compareSets(comparison: Comparison, schema: CollectionSchema): DetailedDiff {
  const { path } = comparison;
  const before = isPropertyList(comparison.old) ? comparison.old : [];
  const after = isPropertyList(comparison.planned) ? comparison.planned : [];
  const inputs = isPropertyList(comparison.given) ? comparison.given : [];
  const removed = indicesMissingIn(schema, before, after);
  const added = indicesMissingIn(schema, after, before);
  if (removed.length === 0 && added.length === 0) return {};
  const matched = matchToInputs(
    schema,
    added.map((index) => after[index] ?? null),
    inputs.length < after.length ? [] : inputs,
  );
  if (matched === undefined) return { [path]: "UPDATE" };
  const indices = new Set([...removed, ...matched.keys()]);
  const changes = [...indices].map((index) =>
    compare({
      path: `${path}[${index}]`,
      schema: schema.element,
      old: removed.includes(index) ? (before[index] ?? null) : null,
      planned: matched.get(index) ?? null,
      given: inputs[index] ?? null,
    }),
  );
  return Object.assign({}, ...changes);
}

function indicesMissingIn(
  schema: CollectionSchema,
  values: readonly PropertyValue[],
  others: readonly PropertyValue[],
): number[] {
  const present = new Set(others.map((value) => setHash(schema, value)));
  return values.flatMap((value, index) => (present.has(setHash(schema, value)) ? [] : [index]));
}

/** Planned elements by the index of the input they come from; undefined when one comes from none. */
function matchToInputs(
  schema: CollectionSchema,
  added: readonly PropertyValue[],
  inputs: readonly PropertyValue[],
): Map<number, PropertyValue> | undefined {
  const matched = new Map<number, PropertyValue>();
  for (const value of added) {
    const index = inputs.findIndex((input, at) => !matched.has(at) && comesFrom(schema.element, input, value));
    if (index < 0) return undefined;
    matched.set(index, value);
  }
  return matched;
}

/** Whether a planned value could have come from this input: all that differs is filled in by the directory. */
function comesFrom(schema: Schema, input: PropertyValue, planned: PropertyValue): boolean {
  if (schema.kind !== "object" && isComputed(schema) && input === null) return true;
  if (schema.kind === "object" || schema.kind === "block") {
    if (!isPropertyMap(input) || !isPropertyMap(planned)) return isDeepStrictEqual(input, planned);
    return Object.entries(schema.fields).every(([name, field]) =>
      comesFrom(field, input[name] ?? null, planned[name] ?? null),
    );
  }
  if (schema.kind === "list" || schema.kind === "set") {
    if (input === null || planned === null) return planned === null ? input === null : isEmptyList(planned);
    if (!isPropertyList(input) || !isPropertyList(planned) || input.length !== planned.length) return false;
    return input.every((value, index) => comesFrom(schema.element, value, planned[index] ?? null));
  }
  return isDeepStrictEqual(withoutMarks(input), withoutMarks(planned));
}

function isEmptyList(value: PropertyValue): boolean {
  return isPropertyList(value) && value.length === 0;
}

function withoutMarks(value: PropertyValue): PropertyValue {
  if (!isPropertyMap(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== defaultsKey));
}
