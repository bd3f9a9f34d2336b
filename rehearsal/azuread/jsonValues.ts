/**
 * Reads parts of JSON values without trusting their shape: what is missing or of another type reads as
 * empty, which is how the provider treats an absent property in an answer of the directory.
 */
import { isPropertyList, isPropertyMap, type PropertyMap, type PropertyValue } from "../propertyValue";

export type Json = PropertyValue;
export type JsonObject = PropertyMap;

export function textOf(values: JsonObject | undefined, name: string): string {
  const value = values?.[name];
  return typeof value === "string" ? value : "";
}

export function flagOf(values: JsonObject | undefined, name: string): boolean {
  return values?.[name] === true;
}

export function numberOf(values: JsonObject | undefined, name: string): number {
  const value = values?.[name];
  return typeof value === "number" ? value : 0;
}

export function objectOf(values: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = values?.[name];
  return isPropertyMap(value) ? value : undefined;
}

export function listOf(values: JsonObject | undefined, name: string): readonly Json[] {
  const value = values?.[name];
  return isPropertyList(value) ? value : [];
}

export function objectsOf(values: JsonObject | undefined, name: string): JsonObject[] {
  return listOf(values, name).filter(isPropertyMap);
}

export function textsOf(values: JsonObject | undefined, name: string): string[] {
  return listOf(values, name).filter((value) => typeof value === "string");
}

/** Graph clears a text by null, never by an empty one. */
export function nullIfEmpty(value: string): string | null {
  return value === "" ? null : value;
}

/** Ids are compared without regard to case, as the provider does. */
export function sameId(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
