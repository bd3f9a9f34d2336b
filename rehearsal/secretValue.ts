/**
 * Marks and unmarks secrets inside property values.
 *
 * A mark wraps the value: `{ [signatureKey]: secretSignature, value: … }`, as on Pulumi's wire. Marks
 * live in the engine and the state only; what a provider or a renderer gets has none.
 */
import {
  isPropertyList,
  isPropertyMap,
  type PropertyMap,
  type PropertyValue,
  secretSignature,
  signatureKey,
  someValue,
} from "./propertyValue";

/** What is shown in place of a secret. */
export const redacted = "[secret]";

/** Whether the value itself carries the mark; its parts are not looked at. */
export function isSecret(value: PropertyValue | undefined): boolean {
  return isPropertyMap(value) && value[signatureKey] === secretSignature;
}

/** Whether the value or any part of it carries the mark. */
export function containsSecret(value: PropertyValue | undefined): boolean {
  return someValue(value, isSecret);
}

/** Marks a value; marks inside it are taken off, because one outside covers them. */
export function makeSecret(value: PropertyValue): PropertyValue {
  return { [signatureKey]: secretSignature, value: withoutSecrets(value) };
}

/** The same value with every mark taken off and the secrets in the clear. */
export function withoutSecrets(value: PropertyValue): PropertyValue {
  return replaceSecrets(value, withoutSecrets);
}

/** {@link withoutSecrets} for the properties of a resource. */
export function propertiesWithoutSecrets(properties: PropertyMap): PropertyMap {
  return mapProperties(properties, withoutSecrets);
}

/** The same properties with {@link redacted} in place of every secret. */
export function redactSecrets(properties: PropertyMap): PropertyMap {
  const redact = (value: PropertyValue): PropertyValue => replaceSecrets(value, () => redacted);
  return mapProperties(properties, redact);
}

/**
 * Marks what comes back from a provider that knows no secrets: a property is secret if the one of the
 * same name that went in was secret, in whole or in part. Objects are compared property by property.
 */
export function markLike(properties: PropertyMap, marked: PropertyMap): PropertyMap {
  return mapProperties(properties, (value, key) => {
    const example = Object.hasOwn(marked, key) ? marked[key] : undefined;
    if (example === undefined || isSecret(value)) return value;
    if (isPropertyMap(value) && isPropertyMap(example) && !isSecret(example)) return markLike(value, example);
    return containsSecret(example) ? makeSecret(value) : value;
  });
}

/** Marks the properties at the given dotted paths (`value`, `password.value`) where they exist. */
export function markPaths(properties: PropertyMap, paths: readonly string[]): PropertyMap {
  return paths.reduce((marked, path) => markPath(marked, path.split(".")), properties);
}

/** Applies a function to every property. */
export function mapProperties(
  properties: PropertyMap,
  change: (value: PropertyValue, key: string) => PropertyValue,
): PropertyMap {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, change(value, key)]));
}

function markPath(properties: PropertyMap, [first = "", ...rest]: readonly string[]): PropertyMap {
  const value = Object.hasOwn(properties, first) ? properties[first] : undefined;
  if (value === undefined || value === null || isSecret(value)) return properties;
  if (rest.length === 0) return { ...properties, [first]: makeSecret(value) };
  return isPropertyMap(value) ? { ...properties, [first]: markPath(value, rest) } : properties;
}

function replaceSecrets(value: PropertyValue, replacement: (inner: PropertyValue) => PropertyValue): PropertyValue {
  if (isPropertyList(value)) return value.map((item) => replaceSecrets(item, replacement));
  if (!isPropertyMap(value)) return value;
  if (isSecret(value)) return replacement(value.value ?? null);
  return mapProperties(value, (inner) => replaceSecrets(inner, replacement));
}
