/** The state that a resource will have if all goes well, before the provider has seen it. */
import { newResourceState, type ResourceState } from "../state/resourceState";
import type { ResourceGoal } from "./goal";
import type { Match } from "./matchOldResource";

export function stateFromGoal(urn: string, goal: ResourceGoal, match: Match): ResourceState {
  return newResourceState({
    urn,
    type: goal.type,
    custom: goal.custom,
    id: goal.readId,
    external: goal.readId !== "",
    inputs: goal.properties,
    parent: goal.parent,
    protect: goal.protect,
    dependencies: goal.dependencies,
    propertyDependencies: goal.propertyDependencies,
    provider: goal.provider,
    additionalSecretOutputs: goal.additionalSecretOutputs,
    aliases: match.alias === undefined ? [] : [match.alias],
    customTimeouts: goal.customTimeouts,
    importId: goal.importId,
    retainOnDelete: goal.retainOnDelete,
    deletedWith: goal.deletedWith,
    ignoreChanges: goal.ignoreChanges,
    replaceOnChanges: goal.replaceOnChanges,
    created: match.old?.created ?? "",
    modified: match.old?.modified ?? "",
  });
}
