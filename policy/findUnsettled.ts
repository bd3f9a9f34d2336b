/** Inputs that no rule can judge: a preview does not know them, or they are secret. */
import { isSecret, type ProgramResource, unknownText } from "../manifest";

/** Where codes and tokens go is never only an id of the program. */
const platforms = ["web", "singlePageApplication", "publicClient"];

/** Public, although its provider marks it as a secret. */
const certificateType = "azuread:index/applicationCertificate:ApplicationCertificate";

/**
 * Paths such as `web.redirectUris[0]`. Not those that are made of the program's own azuread resources: these are ids, and the
 * manifest tells by the dependency whose.
 *
 * @param resources of azuread, and components.
 */
export function findUnsettled(resource: ProgramResource, resources: readonly ProgramResource[]): readonly string[] {
  const own = new Set(resources.map(({ urn }) => urn));
  return Object.entries(resource.inputs).flatMap(([input, value]) => {
    const sources = resource.propertyDependencies?.[input] ?? [];
    const isId = sources.length > 0 && sources.every((urn) => own.has(urn)) && !platforms.includes(input);
    const isPublic = resource.type === certificateType && input === "value";
    return isId || isPublic ? [] : unsettledPaths(value, input);
  });
}

function unsettledPaths(value: unknown, path: string): readonly string[] {
  if (value === unknownText || isSecret(value)) return [path];
  if (Array.isArray(value)) return value.flatMap((entry, index) => unsettledPaths(entry, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unsettledPaths(inner, `${path}.${name}`));
}
