/** Reads a JSON object that a practice tenant answered. */

/** The object's fields, to be narrowed where they are used; none for any other JSON. Throws when it is no JSON. */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text);
  // An object of unknown fields.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
