/**
 * What makes a state unusable although its file can be read: the rules by which Pulumi's own engine refuses a snapshot.
 *
 * A resource comes after everything it refers to, and of two with one URN all but one are on their way out.
 */
import { urnOfProviderReference } from "../engine/urn";
import { dependencyUrns, type ResourceState, type StackState } from "./resourceState";

/** The first flaw as a phrase, or undefined for a sound state. */
export function findFlaw({ resources }: StackState): string | undefined {
  const before = new Set<string>();
  const current = new Set<string>();
  for (const resource of resources) {
    const { urn } = resource;
    const missing = references(resource).find(([, wanted]) => wanted !== "" && !before.has(wanted));
    if (missing !== undefined) return `${urn} ${missing[0]} ${missing[1]}, which is not before it`;
    if (!resource.delete && current.has(urn)) return `two resources are ${urn}`;
    before.add(urn);
    if (!resource.delete) current.add(urn);
  }
  return undefined;
}

/** URNs that a resource refers to, each with the words for it; empty where there is none. */
function references(resource: ResourceState): [string, string][] {
  return [
    ["has the provider", urnOfProviderReference(resource.provider)],
    ["has the parent", resource.parent],
    ...dependencyUrns(resource).map((urn): [string, string] => ["depends on", urn]),
  ];
}
