/** Who depends on whom, read from the order and the references of a state's resources. */
import { dependencyUrns, type ResourceState } from "../state/resourceState";
import { urnOfProviderReference } from "./urn";

export class DependencyGraph {
  readonly #index: ReadonlyMap<ResourceState, number>;

  /** @param resources in the order of the state: every resource after what it depends on. */
  constructor(readonly resources: readonly ResourceState[]) {
    this.#index = new Map(resources.map((resource, at) => [resource, at]));
  }

  contains(resource: ResourceState): boolean {
    return this.#index.has(resource);
  }

  /** Everything that depends on a resource, directly or not, in the order of the state. */
  dependingOn(
    resource: ResourceState,
    options: { ignore?: ReadonlySet<string>; children?: boolean } = {},
  ): ResourceState[] {
    const dependents: ResourceState[] = [];
    const urns = new Set([resource.urn]);
    for (const candidate of this.resources.slice(this.#at(resource) + 1)) {
      if (options.ignore?.has(candidate.urn)) continue;
      const references = [...referencedUrns(candidate), ...(options.children ? [candidate.parent] : [])];
      if (!references.some((urn) => urns.has(urn))) continue;
      dependents.push(candidate);
      urns.add(candidate.urn);
    }
    return dependents;
  }

  /**
   * What must exist as long as a resource does: its dependencies, its provider, its parent, and the
   * children of a component that it depends on.
   */
  dependenciesOf(resource: ResourceState): Set<ResourceState> {
    const urns = new Set(referencedUrns(resource));
    const before = this.resources.slice(0, this.#at(resource));
    const found = new Set<ResourceState>();
    for (const candidate of before) {
      if (!urns.has(candidate.urn) && candidate.urn !== resource.parent) continue;
      found.add(candidate);
      if (candidate.custom || !urns.has(candidate.urn)) continue;
      for (const child of before.filter((other) => this.#isBelow(other, candidate))) found.add(child);
    }
    return found;
  }

  /** {@link dependenciesOf}, and what those depend on in turn. */
  transitiveDependenciesOf(resource: ResourceState): Set<ResourceState> {
    const found = new Set<ResourceState>();
    const visit = (from: ResourceState): void => {
      for (const dependency of this.dependenciesOf(from)) {
        if (found.has(dependency)) continue;
        found.add(dependency);
        visit(dependency);
      }
    };
    visit(resource);
    return found;
  }

  #at(resource: ResourceState): number {
    return this.#index.get(resource) ?? this.resources.length;
  }

  #isBelow(resource: ResourceState, ancestor: ResourceState): boolean {
    if (resource.parent === "") return false;
    if (resource.parent === ancestor.urn) return true;
    const parent = this.resources.find((candidate) => candidate.urn === resource.parent);
    return parent !== undefined && this.#isBelow(parent, ancestor);
  }
}

/** URNs of everything a resource refers to but its parent. */
function referencedUrns(state: ResourceState): readonly string[] {
  const provider = urnOfProviderReference(state.provider);
  return provider === "" ? dependencyUrns(state) : [...dependencyUrns(state), provider];
}
