/** References to resources whose URN has changed with a run. */
import { providerReference, urnOfProviderReference } from "../engine/urn";
import { dependencyUrns, type ResourceState } from "./resourceState";

/** Rewrites references to URNs that a resource had under an alias, so that no entry refers to nothing. */
export function withCurrentUrns(resources: readonly ResourceState[]): readonly ResourceState[] {
  const current = new Map(resources.flatMap((state) => state.aliases.map((alias) => [alias, state.urn] as const)));
  if (current.size === 0) return resources;
  const rename = (urn: string): string => current.get(urn) ?? urn;
  return resources.map((state) => {
    const provider = urnOfProviderReference(state.provider);
    const renamed = [state.parent, provider, ...dependencyUrns(state)].some((urn) => current.has(urn));
    if (!renamed) return state;
    return {
      ...state,
      parent: rename(state.parent),
      provider: provider === "" ? "" : providerReference(rename(provider), state.provider.slice(provider.length + 2)),
      dependencies: state.dependencies.map(rename),
      deletedWith: rename(state.deletedWith),
      propertyDependencies: Object.fromEntries(
        Object.entries(state.propertyDependencies).map(([key, urns]) => [key, urns.map(rename)]),
      ),
    };
  });
}
