/** The parameters of a request, from its query or its form-encoded body. */
import { refuse } from "./refusals/refusal";

/** Own keys only, so that a parameter named like a property of Object is just a parameter. */
export type FormFields = ReadonlyMap<string, string>;

/**
 * @param parsed what the query or form parser made of the request
 * @throws {Refusal} 9002313 when a parameter that sign-in reads is repeated
 */
export function readFields(parsed: unknown): FormFields {
  if (typeof parsed !== "object" || parsed === null) return new Map();
  return new Map(
    Object.entries(parsed).map(([name, value]) => {
      if (typeof value === "string") return [name, value];
      throw refuse(9002313, { reason: `the parameter '${name}' is repeated` });
    }),
  );
}

/** @throws {Refusal} 900144 naming the first parameter that is missing or empty */
export function requireFields(fields: FormFields, names: readonly string[]): void {
  for (const field of names) {
    if ((fields.get(field) ?? "") === "") throw refuse(900144, { field });
  }
}
