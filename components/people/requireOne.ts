/** What a name in a source stands for has to be one object. */
import * as pulumi from "@pulumi/pulumi";

/**
 * @param what such as `group with the display name "Sales"`
 * @throws {pulumi.RunError} when none was found, or several.
 */
export function requireOne(objectIds: readonly string[], what: string): string {
  const [first, ...others] = objectIds;
  if (first !== undefined && others.length === 0) return first;
  const count = first === undefined ? "no" : `${objectIds.length} times a`;
  throw new pulumi.RunError(
    `The tenant has ${count} ${what}.\n  Fix: correct the name, or write the object id in its place`,
  );
}
