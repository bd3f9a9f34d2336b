/** Finds a value by the path that a detailed diff names: `api.oauth2PermissionScopes[0].value`, `tags["a.b"]`. */
import type { PropertyMap, PropertyValue } from "../../rehearsal";

/** The value at the path, or undefined where the path leads nowhere. */
export function propertyAt(properties: PropertyMap | undefined, path: string): PropertyValue | undefined {
  let value: PropertyValue | undefined = properties;
  for (const key of keysOf(path)) {
    if (typeof value !== "object" || value === null) return undefined;
    // A list is read by its index and an object by its name; both are own properties.
    value = Object.hasOwn(value, key) ? (value as PropertyMap)[key] : undefined;
  }
  return value;
}

function keysOf(path: string): string[] {
  const parts = path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g);
  return [...parts].map(([, quoted, index, name]) => quoted ?? index ?? name ?? "");
}
