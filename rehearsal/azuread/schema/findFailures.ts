/** Judges checked inputs against the schema, as the provider does before it plans anything. */
import { isPropertyList, isPropertyMap, isUnknown, type PropertyMap, type PropertyValue } from "../../propertyValue";
import type { CheckFailure } from "../../resourceProvider";
import { defaultsKey } from "./fillDefaults";
import { type CollectionSchema, type Fields, isInput, type PropertySchema, type ScalarSchema } from "./propertySchema";
import { blockPlace, elementPlace, propertyPlace, terraformName, topPlace, type ValuePlace } from "./terraformNames";

/** One problem with one value. */
export interface Problem {
  readonly message: string;
  readonly place: ValuePlace;
}

/** The failures of a resource's inputs, worded and placed as the plugin's. */
export function findFailures(resourceName: string, fields: Fields, inputs: PropertyMap): CheckFailure[] {
  return findProblems(fields, inputs).map(({ message, place }) => ({
    property: "",
    reason: `${message}. Examine values at '${resourceName}.${place.pulumi}'.`,
  }));
}

/** What is right but should not be done any more, worded as the plugin's warnings. */
export function findWarnings(urn: string, fields: Fields, inputs: PropertyMap): string[] {
  return Object.entries(fields).flatMap(([name, { deprecated }]) => {
    const isGiven = inputs[name] !== undefined && inputs[name] !== null;
    if (deprecated === undefined || !isGiven || problemsOfCombination(fields, inputs, name).length > 0) return [];
    return [`${urn} verification warning: \`${name}\` is deprecated: ${deprecated}`];
  });
}

/** Everything that is wrong with the inputs; also the arguments of a look-up are judged by it. */
export function findProblems(fields: Fields, inputs: PropertyMap): Problem[] {
  const known = Object.entries(fields).flatMap(([name, schema]) => {
    // The plugin looks no further into what may not stand where it stands.
    const wrongCompany = problemsOfCombination(fields, inputs, name);
    if (wrongCompany.length > 0) return wrongCompany;
    return problemsOfProperty(schema, inputs[name], propertyPlace(topPlace, name, schema));
  });
  return [...problemsOfUnknownNames(fields, inputs, topPlace), ...known];
}

function problemsOfObject(fields: Fields, values: PropertyMap, place: ValuePlace): Problem[] {
  const known = Object.entries(fields).flatMap(([name, schema]) =>
    problemsOfProperty(schema, values[name], propertyPlace(place, name, schema)),
  );
  return [...problemsOfUnknownNames(fields, values, place), ...known];
}

function problemsOfUnknownNames(fields: Fields, values: PropertyMap, place: ValuePlace): Problem[] {
  const unknownNames = Object.keys(values).filter((name) => name !== defaultsKey && !Object.hasOwn(fields, name));
  return unknownNames.map((name) => ({ message: "Invalid or unknown key", place: propertyPlace(place, name) }));
}

function problemsOfProperty(schema: PropertySchema, value: PropertyValue | undefined, place: ValuePlace): Problem[] {
  if (value === undefined || value === null) {
    if (schema.use !== "required") return [];
    const message = `Missing required argument. The argument "${place.terraform}" is required, but no definition was found.`;
    return [{ message, place }];
  }
  if (!isInput(schema)) {
    const name = place.terraform;
    return [
      {
        message: `Value for unconfigurable attribute. Can't configure a value for "${name}": its value will be decided automatically based on the result of applying this configuration`,
        place,
      },
    ];
  }
  if (isUnknown(value)) return [];
  switch (schema.kind) {
    case "block":
      if (!isPropertyMap(value)) return wrongType("an object", place);
      return problemsOfObject(schema.fields, value, blockPlace(place, schema.inSet));
    case "list":
    case "set":
      return isPropertyList(value) ? problemsOfCollection(schema, value, place) : wrongType("a list", place);
    case "map":
      return isPropertyMap(value) ? problemsOfMap(value, place) : wrongType("a map", place);
    default:
      return problemsOfScalar(schema, value, place);
  }
}

/** The values of every map are texts. */
function problemsOfMap(values: PropertyMap, place: ValuePlace): Problem[] {
  return Object.entries(values)
    .filter(([, value]) => !isUnknown(value) && (isPropertyMap(value) || isPropertyList(value)))
    .flatMap(([name]) => wrongType("a string", propertyPlace(place, name)));
}

function problemsOfCollection(
  schema: CollectionSchema,
  values: readonly PropertyValue[],
  place: ValuePlace,
): Problem[] {
  const problems: Problem[] = [];
  const name = place.terraform;
  if (schema.minItems !== undefined && values.length < schema.minItems) {
    const message = `Not enough list items. Attribute ${name} requires ${schema.minItems} item minimum, but config has only ${values.length} declared.`;
    problems.push({ message, place });
  }
  if (schema.maxItems !== undefined && values.length > schema.maxItems) {
    const message = `Too many list items. Attribute ${name} supports ${schema.maxItems} item maximum, but config has ${values.length} declared.`;
    problems.push({ message, place });
  }
  return [
    ...problems,
    ...values.flatMap((value, index) => problemsOfElement(schema, value, elementPlace(place, index, schema.kind))),
  ];
}

function problemsOfElement(schema: CollectionSchema, value: PropertyValue, place: ValuePlace): Problem[] {
  if (isUnknown(value)) return [];
  const { element } = schema;
  if (element.kind !== "object") return problemsOfScalar(element, value, place);
  return isPropertyMap(value) ? problemsOfObject(element.fields, value, place) : wrongType("an object", place);
}

function problemsOfScalar(schema: ScalarSchema, value: PropertyValue, place: ValuePlace): Problem[] {
  if (schema.kind === "flag") return typeof value === "boolean" ? [] : wrongType("a boolean", place);
  if (schema.kind === "number" && typeof value !== "number") return wrongType("a number", place);
  if (typeof value !== "string" && typeof value !== "number") return wrongType("a string", place);
  return (schema.check?.(value, place.terraform) ?? []).map((message) => ({ message, place }));
}

function wrongType(expected: string, place: ValuePlace): Problem[] {
  return [
    {
      message: `Incorrect attribute value type. Inappropriate value for attribute "${place.terraform}": ${expected} is required`,
      place,
    },
  ];
}

/** Rules about which top-level properties may or must stand together with one. */
function problemsOfCombination(fields: Fields, inputs: PropertyMap, name: string): Problem[] {
  const schema = fields[name];
  if (schema === undefined) return [];
  const isGiven = (other: string) => inputs[other] !== undefined && inputs[other] !== null;
  const named = (other: string) => terraformName(other, fields[other]);
  const place = propertyPlace(topPlace, name, schema);
  const rival = isGiven(name) ? schema.conflictsWith?.find(isGiven) : undefined;
  const problems: Problem[] = [];
  if (rival !== undefined) {
    const message = `Conflicting configuration arguments. "${place.terraform}": conflicts with ${named(rival)}`;
    problems.push({ message, place });
  }
  if (schema.atLeastOneOf && !schema.atLeastOneOf.some(isGiven)) {
    const message = `Missing required argument. "${place.terraform}": one of \`${listed(schema.atLeastOneOf, named)}\` must be specified`;
    problems.push({ message, place });
  }
  if (schema.exactlyOneOf) problems.push(...problemsOfExactlyOne(schema.exactlyOneOf, { place, isGiven, named }));
  return problems;
}

interface CombinationContext {
  readonly place: ValuePlace;
  readonly isGiven: (name: string) => boolean;
  readonly named: (name: string) => string;
}

function problemsOfExactlyOne(names: readonly string[], { place, isGiven, named }: CombinationContext): Problem[] {
  const given = names.filter(isGiven);
  if (given.length === 1) return [];
  const message =
    given.length === 0
      ? `Invalid combination of arguments. "${place.terraform}": one of \`${listed(names, named)}\` must be specified`
      : `Invalid combination of arguments. "${place.terraform}": only one of \`${listed(names, named)}\` can be specified, but \`${listed(given, named)}\` were specified.`;
  return [{ message, place }];
}

function listed(names: readonly string[], named: (name: string) => string): string {
  return names.map(named).sort().join(",");
}
