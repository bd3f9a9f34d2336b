/**
 * What the provider intends a resource to be after an update: the program's inputs laid over the state.
 *
 * The rules are those of Terraform's older plugin SDK, under which "not given" and "empty" are the same
 * thing: a property the program leaves out keeps an empty value as it is and loses any other.
 */
import { isDeepStrictEqual } from "node:util";
import {
  containsUnknown,
  isPropertyList,
  isPropertyMap,
  isUnknown,
  type PropertyMap,
  type PropertyValue,
  unknownValue,
} from "../../propertyValue";
import {
  type BlockSchema,
  type CollectionSchema,
  type Fields,
  isBlockCollection,
  isComputed,
  type PropertySchema,
  type ScalarSchema,
} from "./propertySchema";
import { readsAsBefore } from "./readsAsBefore";
import { rebuildState } from "./rebuildState";
import { inStateOrder, setHash } from "./setOrder";

/** Where a value stands, which decides what becomes of parts that are not given. */
interface PlanContext {
  /** No object exists yet: what the directory fills in is unknown. */
  readonly creating: boolean;
  /** Inside a set nothing is kept from the state: an element is a new one or equal to an old one. */
  readonly inSet: boolean;
}

/** @param prior outputs of the last run, or undefined for a resource that is to be created. */
export function planState(fields: Fields, prior: PropertyMap | undefined, inputs: PropertyMap): PropertyMap {
  const planned = planObject(fields, { prior, inputs, context: { creating: prior === undefined, inSet: false } });
  const changes = prior !== undefined && Object.keys(fields).some((name) => differs(prior[name], planned[name]));
  return changes ? rebuildState(fields, planned, prior) : planned;
}

interface ObjectPlan {
  readonly prior: PropertyMap | undefined;
  readonly inputs: PropertyMap;
  readonly context: PlanContext;
}

function planObject(fields: Fields, { prior, inputs, context }: ObjectPlan): PropertyMap {
  const entries = Object.entries(fields).map(([name, schema]): [string, PropertyValue] => [
    name,
    planProperty(schema, { prior: prior?.[name] ?? null, given: inputs[name] ?? null, context }),
  ]);
  return Object.fromEntries(entries);
}

interface PropertyPlan {
  readonly prior: PropertyValue;
  readonly given: PropertyValue;
  readonly context: PlanContext;
}

function planProperty(schema: PropertySchema, plan: PropertyPlan): PropertyValue {
  if (isUnknown(plan.given) || hasUnknownElement(schema, plan.given)) return unknownValue;
  switch (schema.kind) {
    case "block":
      return planBlock(schema, plan);
    case "list":
    case "set":
      return plan.given === null ? absentCollection(schema, plan) : planCollection(schema, plan);
    case "map":
      return isAbsentMap(plan) ? absentMap(schema, plan) : plan.given;
    default:
      return isNotGiven(schema, plan.given) ? absentScalar(schema, plan) : plan.given;
  }
}

/** Which elements a list, a set or a map has is not known as long as one of them is not. */
function hasUnknownElement({ kind }: PropertySchema, given: PropertyValue): boolean {
  if (kind === "map") return containsUnknown(given);
  return (kind === "list" || kind === "set") && isPropertyList(given) && given.some(isUnknown);
}

/** An empty text lets the directory fill in a property as if nothing were given. */
function isNotGiven(schema: ScalarSchema, given: PropertyValue): boolean {
  return given === null || (given === "" && schema.kind === "text" && isComputed(schema));
}

function absentScalar(schema: ScalarSchema, { prior, context }: PropertyPlan): PropertyValue {
  if (isComputed(schema)) return prior ?? (context.creating || context.inSet ? unknownValue : null);
  if (schema.default !== undefined) return schema.default;
  if (context.inSet) return schema.kind === "text" ? "" : null;
  return prior === "" || prior === false || prior === 0 ? prior : null;
}

/** An empty map counts as one that is not given, unless there was another before. */
function isAbsentMap({ given, prior }: PropertyPlan): boolean {
  return given === null || (prior === null && isPropertyMap(given) && Object.keys(given).length === 0);
}

function absentMap(schema: PropertySchema, { prior }: PropertyPlan): PropertyValue {
  // Unlike other computed values, a map that the state lacks is expected anew on every plan.
  if (isComputed(schema)) return prior ?? unknownValue;
  return isPropertyMap(prior) && Object.keys(prior).length === 0 ? prior : null;
}

function absentCollection(schema: CollectionSchema, { prior, context }: PropertyPlan): PropertyValue {
  if (isComputed(schema)) return prior ?? (context.creating ? unknownValue : null);
  if (isBlockCollection(schema)) return [];
  return prior === null ? null : [];
}

function planCollection(schema: CollectionSchema, plan: PropertyPlan): PropertyValue {
  const { prior, given, context } = plan;
  const values = isPropertyList(given) ? given : [];
  const priors = isPropertyList(prior) ? prior : [];
  const { element } = schema;
  if (values.length === 0 && priors.length === 0 && prior !== null && !isUnknown(prior)) return prior;
  if (element.kind !== "object") return schema.kind === "set" ? planTexts(schema, values, plan) : values;
  if (schema.kind === "set") return planSet(schema, values, { fields: element.fields, priors, context });
  return values.map((value, index) => {
    if (!isPropertyMap(value)) return value;
    const old = context.inSet ? undefined : priors[index];
    return planObject(element.fields, { prior: isPropertyMap(old) ? old : undefined, inputs: value, context });
  });
}

/** An empty set counts as one that is not given; only inside an element of another set is it told apart. */
function planTexts(schema: CollectionSchema, values: readonly PropertyValue[], plan: PropertyPlan): PropertyValue {
  if (values.length === 0 && plan.prior === null && !plan.context.inSet) return absentCollection(schema, plan);
  return inStateOrder(schema, values);
}

interface SetPlan {
  readonly fields: Fields;
  readonly priors: readonly PropertyValue[];
  readonly context: PlanContext;
}

/** A set that has the elements it had is left alone, to the letter; in any other each element is written anew. */
function planSet(
  schema: CollectionSchema,
  values: readonly PropertyValue[],
  { fields, priors, context }: SetPlan,
): PropertyValue {
  const before = new Map(priors.map((value) => [setHash(schema, value), value]));
  const hashes = new Set(values.map((value) => setHash(schema, value)));
  if (hashes.size === before.size && [...hashes].every((hash) => before.has(hash))) return priors;
  const planned = values.map((value) => {
    if (!isPropertyMap(value)) return value;
    const element = planObject(fields, { prior: undefined, inputs: value, context: { ...context, inSet: true } });
    return withoutEmptiedTexts(fields, element, { old: before.get(setHash(schema, value)), given: value });
  });
  return inStateOrder(schema, planned);
}

/** Where an element stays while others come or go, a text that is not given is null instead of empty. */
function withoutEmptiedTexts(
  fields: Fields,
  planned: PropertyMap,
  { old, given }: { readonly old: PropertyValue | undefined; readonly given: PropertyMap },
): PropertyMap {
  if (!isPropertyMap(old)) return planned;
  const entries = Object.entries(planned).map(([name, value]): [string, PropertyValue] => {
    const isEmptied = fields[name]?.kind === "text" && value === "" && (given[name] ?? null) === null;
    return [name, isEmptied ? null : value];
  });
  return Object.fromEntries(entries);
}

function planBlock(schema: BlockSchema, { prior, given, context }: PropertyPlan): PropertyValue {
  const old = isPropertyMap(prior) ? prior : undefined;
  if (given === null || !isPropertyMap(given)) {
    if (isComputed(schema)) return prior ?? (context.creating ? unknownValue : null);
    if (old === undefined || !schema.keptWhenAbsent?.(old)) return null;
    return planObject(schema.fields, { prior: old, inputs: {}, context });
  }
  if (schema.inSet) return planOnlyElement(schema, { old, given, context });
  if (old !== undefined && containsUnknown(given) && readsAsBefore(schema.fields, old, given)) return old;
  return planObject(schema.fields, { prior: old, inputs: given, context });
}

/** The one element of a set: the old element where nothing that was given differs from it, otherwise a new one. */
function planOnlyElement(
  schema: BlockSchema,
  { old, given, context }: { old: PropertyMap | undefined; given: PropertyMap; context: PlanContext },
): PropertyValue {
  const isSame =
    old !== undefined &&
    Object.entries(schema.fields).every(([name, field]) => {
      const value = given[name] ?? null;
      return value === null ? isComputed(field) : isDeepStrictEqual(value, old[name] ?? null);
    });
  return planObject(schema.fields, {
    prior: isSame ? old : undefined,
    inputs: given,
    context: { ...context, inSet: true },
  });
}

function differs(old: PropertyValue | undefined, planned: PropertyValue | undefined): boolean {
  const isEmpty = (value: PropertyValue | undefined) => value === undefined || value === null || isEmptyList(value);
  return !(isEmpty(old) && isEmpty(planned)) && !isDeepStrictEqual(old, planned);
}

function isEmptyList(value: PropertyValue): boolean {
  return isPropertyList(value) && value.length === 0;
}

/** What stays of a plan when the provider fails half-way: the parts that would have come from the directory are empty. */
export function withoutUnknowns(fields: Fields, planned: PropertyMap): PropertyMap {
  const entries = Object.entries(planned).map(([name, value]): [string, PropertyValue] => {
    if (!containsUnknown(value)) return [name, value];
    const schema = fields[name];
    if (schema?.kind === "set" && isUnknown(value)) return [name, []];
    if (schema?.kind === "block" && isPropertyMap(value)) return [name, withoutUnknowns(schema.fields, value)];
    return [name, null];
  });
  return Object.fromEntries(entries);
}
