/** Which outputs are secret whatever the program says. */
import type { Fields } from "./propertySchema";

/** Paths such as `value` and `password.value`. */
export function secretPaths(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, schema]) => {
    if (schema.secret) return [name];
    return schema.kind === "block" ? secretPaths(schema.fields).map((path) => `${name}.${path}`) : [];
  });
}
