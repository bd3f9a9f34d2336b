/** Reads the JSON of a request against a schema, and refuses what Graph would. */
import type { z } from "zod";
import { badRequest, notImplemented } from "./graphError";

/**
 * The body as `schema` says, without OData annotations, which clients add and the service does not need.
 *
 * @param resource how Graph names the resource in its refusals, "Application"
 * @throws GraphError 400 naming the property whose value is wrong, 501 naming one that is not here
 */
export function readBody<T>(schema: z.ZodType<T>, body: unknown, resource: string): T {
  const parsed = schema.safeParse(withoutAnnotations(body ?? {}));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === "unrecognized_keys") {
    throw notImplemented(`the property '${[...issue.path, issue.keys[0]].join(".")}' of resource '${resource}'`);
  }
  const property = issue?.path.join(".") || "body";
  throw badRequest(
    `Invalid value specified for property '${property}' of resource '${resource}'. ${issue?.message ?? ""}`,
  );
}

/** Annotations of the object itself ("@odata.type") go; references to others ("owners@odata.bind") are content. */
function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !name.startsWith("@odata.") && !name.endsWith("@odata.type"))
      .map(([name, content]) => [name, withoutAnnotations(content)]),
  );
}

/** `value` without the properties that are undefined: what is absent from a PATCH stays as it was. */
export function definedOnly<T extends object>(
  value: T | null | undefined,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Exactly the entries whose value is undefined are left out, which is what the type says.
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, content]) => content !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
