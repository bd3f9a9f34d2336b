/**
 * URNs: `urn:pulumi:<stack>::<project>::<parent types joined with $>$<type>::<name>`.
 *
 * The type of the stack is left out of the chain of its children.
 */

/** Type of the resource that stands for the whole stack. */
export const stackType = "pulumi:pulumi:Stack";

/** Type of every provider resource begins with this. */
export const providerTypePrefix = "pulumi:providers:";

/** The only package whose resources the rehearsal knows. */
export const knownPackage = "azuread";

export interface UrnOrigin {
  readonly stack: string;
  readonly project: string;
}

/** URN of a resource. `parent` is the parent's URN, empty for none. */
export function createUrn(origin: UrnOrigin, parent: string, resource: { type: string; name: string }): string {
  const parentType = parent === "" ? "" : qualifiedTypeOf(parent);
  return urnFromQualifiedType(origin, parentType, resource);
}

/** URN of a resource below a chain of types; empty for a resource at the top. */
export function urnFromQualifiedType(
  origin: UrnOrigin,
  parentType: string,
  resource: { type: string; name: string },
): string {
  const chain = parentType === "" || parentType === stackType ? resource.type : `${parentType}$${resource.type}`;
  return `urn:pulumi:${origin.stack}::${origin.project}::${chain}::${resource.name}`;
}

/** The chain of types: `sample:Tool$azuread:index/application:Application`. */
export function qualifiedTypeOf(urn: string): string {
  return urn.split("::")[2] ?? "";
}

/** The resource's own type, without those of its parents. */
export function typeOf(urn: string): string {
  return qualifiedTypeOf(urn).split("$").at(-1) ?? "";
}

/** Logical name. It may hold `::` itself. */
export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** Whether a type is that of a provider. */
export function isProviderType(type: string): boolean {
  return type.startsWith(providerTypePrefix);
}

/** The package that a type of provider is of. */
export function packageOfProvider(type: string): string {
  return type.slice(providerTypePrefix.length);
}

/** Name of the provider that the engine makes for resources which name none. @param version empty where they ask for none */
export function defaultProviderName(version: string): string {
  return version === "" ? "default" : `default_${version.replaceAll(/[.+]/g, "_")}`;
}

/** Whether the URN is a provider's that the engine made itself because the program named none. */
export function isDefaultProvider(urn: string): boolean {
  return isProviderType(typeOf(urn)) && nameOf(urn).startsWith("default");
}

/** A provider reference is the provider's URN and id, joined by `::`. */
export function providerReference(urn: string, id: string): string {
  return `${urn}::${id}`;
}

/** URN inside a provider reference; empty when there is no reference. */
export function urnOfProviderReference(reference: string): string {
  const end = reference.lastIndexOf("::");
  return end < 0 ? "" : reference.slice(0, end);
}
