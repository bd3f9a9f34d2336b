/** Inputs that a preview does not know, so that no rule can judge them. */
import { type ProgramResource, unknownText } from "../manifest";

/**
 * Paths of unknown values, such as `web.redirectUris[0]`. Not those that are made of the program's own azuread resources: these
 * are ids, and the manifest tells by the dependency whose.
 *
 * @param resources of azuread, and components.
 */
export function findUnsettled(resource: ProgramResource, resources: readonly ProgramResource[]): readonly string[] {
  const own = new Set(resources.map(({ urn }) => urn));
  return Object.entries(resource.inputs).flatMap(([input, value]) => {
    const sources = resource.propertyDependencies?.[input] ?? [];
    const isMadeOfOwn = sources.length > 0 && sources.every((urn) => own.has(urn));
    return isMadeOfOwn ? [] : unknownPaths(value, input);
  });
}

function unknownPaths(value: unknown, path: string): readonly string[] {
  if (value === unknownText) return [path];
  if (Array.isArray(value)) return value.flatMap((entry, index) => unknownPaths(entry, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unknownPaths(inner, `${path}.${name}`));
}
