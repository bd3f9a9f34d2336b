/**
 * The values that flow between program, engine and provider, as plain JSON.
 *
 * Secrets are marked by a wrapping object as on Pulumi's wire; a value not known before an update has
 * run is one fixed string, whatever its type will be. Providers never see secret marks: the engine
 * takes them off before a call and puts them back afterwards.
 */

/** Any value of a resource's property. */
export type PropertyValue =
  | null
  | boolean
  | number
  | string
  | readonly PropertyValue[]
  | { readonly [key: string]: PropertyValue };

/** The properties of a resource by name. */
export type PropertyMap = { readonly [key: string]: PropertyValue };

/** Stands for a value that only the update itself will bring. Occurs in previews only. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Key under which Pulumi writes what kind of wrapped value an object is. */
export const signatureKey = "4dabf18193072939515e22adb298388d";

/** Value of {@link signatureKey} that marks a secret. */
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** Whether the value itself is not known yet; its parts are not looked at. */
export function isUnknown(value: PropertyValue | undefined): boolean {
  return value === unknownValue;
}

/** Whether the value or any part of it is not known yet. */
export function containsUnknown(value: PropertyValue | undefined): boolean {
  return someValue(value, isUnknown);
}

/** Whether a value is an object of named properties (not a list, not null). */
export function isPropertyMap(value: PropertyValue | undefined): value is PropertyMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. `Array.isArray` does not narrow a union that holds a read-only list. */
export function isPropertyList(value: PropertyValue | undefined): value is readonly PropertyValue[] {
  return Array.isArray(value);
}

/** Whether the test holds for the value or for any value inside it. */
export function someValue(
  value: PropertyValue | undefined,
  test: (value: PropertyValue | undefined) => boolean,
): boolean {
  if (test(value)) return true;
  if (isPropertyList(value)) return value.some((item) => someValue(item, test));
  return isPropertyMap(value) && Object.values(value).some((item) => someValue(item, test));
}
