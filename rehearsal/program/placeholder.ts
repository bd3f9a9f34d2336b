/** What stands for an encrypted setting that nobody opens: its key, so that two versions can be compared by it. */
import { isPropertyList, isPropertyMap, type PropertyMap, type PropertyValue, unknownValue } from "../propertyValue";

const marked = /\[secret [^\]]*\]/;

/** @param key full key of the setting, such as `shop:mailHost` */
export function placeholderFor(key: string): string {
  return `[secret ${key}]`;
}

/** The same properties with unknown in the place of every text that a placeholder is part of; the same object where none is. */
export function maskPlaceholders(properties: PropertyMap): PropertyMap {
  return JSON.stringify(properties).includes("[secret ") ? maskAll(properties) : properties;
}

function maskAll(properties: PropertyMap): PropertyMap {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, mask(value)]));
}

function mask(value: PropertyValue): PropertyValue {
  if (typeof value === "string") return marked.test(value) ? unknownValue : value;
  if (isPropertyList(value)) return value.map(mask);
  return isPropertyMap(value) ? maskAll(value) : value;
}
