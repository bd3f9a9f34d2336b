/** Writes property values as Pulumi shows them: objects with aligned keys, lists with indices. */
import type { PropertyMap, PropertyValue } from "../../rehearsal";

/** What the engine puts in place of a value that only an update will bring. */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** One value on one line, shortened to `width` characters. */
export function renderInline(value: PropertyValue | undefined, width: number): string {
  const text = value === undefined ? "" : inline(value);
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

function inline(value: PropertyValue): string {
  if (value === unknownValue) return "(known after up)";
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (isObject(value)) {
    const fields = shownFields(value).map(([key, field]) => `${key}: ${inline(field)}`);
    return `{${fields.join(", ")}}`;
  }
  return JSON.stringify(value);
}

/** A value over several lines, the first without indentation. */
export function renderBlock(value: PropertyValue, indent: string): string {
  if (Array.isArray(value) && value.length > 0) {
    const items = value.map((item, index) => `${indent}    [${index}]: ${renderBlock(item, `${indent}    `)}`);
    return ["[", ...items, `${indent}]`].join("\n");
  }
  if (isObject(value) && shownFields(value).length > 0) {
    return ["{", ...renderFields(value, `${indent}    `), `${indent}}`].join("\n");
  }
  return inline(value);
}

/** The fields of an object, one entry each, names padded to the same width. */
function renderFields(value: PropertyMap, indent: string): string[] {
  const fields = shownFields(value);
  const width = Math.max(...fields.map(([key]) => key.length));
  return fields.map(([key, field]) => `${indent}${key.padEnd(width)}: ${renderBlock(field, indent)}`);
}

/** Without the provider's note of which fields it filled in itself, which Pulumi does not show either. */
function shownFields(value: PropertyMap): [string, PropertyValue][] {
  return Object.entries(value).filter(([key]) => key !== "__defaults");
}

function isObject(value: PropertyValue): value is PropertyMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
