/**
 * What the state knows of one resource.
 *
 * Identity matters: a step changes the object it holds, and the journal tells old from new by reference.
 * During a replacement two states share a URN; the one on its way out has `delete` set.
 */
import type { PropertyMap, PropertyValue } from "../propertyValue";
import type { SecretsProvider } from "./secretsProvider";

/** Reads like the entry of a resource in a deployment file, with every optional field filled in. */
export interface ResourceState {
  urn: string;
  type: string;
  /** Whether a provider manages it; false for components and the stack. */
  custom: boolean;
  /** Id that the provider gave; empty for components and while unknown in a preview. */
  id: string;
  inputs: PropertyMap;
  outputs: PropertyMap;
  /** URN; empty for none. */
  parent: string;
  protect: boolean;
  /** Replaced already and waiting to be deleted. */
  delete: boolean;
  /** Deleted already and waiting to be created anew. */
  pendingReplacement: boolean;
  /** Read by the program, not managed by it. */
  external: boolean;
  dependencies: readonly string[];
  propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Provider reference; empty for components and providers. */
  provider: string;
  /** What went wrong after the object had come into being. */
  initErrors: readonly string[];
  additionalSecretOutputs: readonly string[];
  /** URNs by which it was known in the last run. Not written: references to them are rewritten instead. */
  aliases: readonly string[];
  /** Seconds by operation. */
  customTimeouts: Readonly<Record<string, number>>;
  importId: string;
  retainOnDelete: boolean;
  /** URN of the resource whose deletion takes this one along; empty for none. */
  deletedWith: string;
  ignoreChanges: readonly string[];
  replaceOnChanges: readonly string[];
  /** ISO 8601; empty when not known. */
  created: string;
  modified: string;
  /** Fields of the file that this engine gives no meaning to. */
  extra: Readonly<Record<string, PropertyValue>>;
}

/** What an interrupted run had begun to do. */
export type PendingOperationType = "creating" | "updating" | "deleting" | "reading" | "importing";

export interface PendingOperation {
  readonly type: PendingOperationType;
  readonly resource: ResourceState;
}

/** The whole state of a stack. Resources come after everything they depend on. */
export interface StackState {
  readonly resources: readonly ResourceState[];
  readonly pendingOperations: readonly PendingOperation[];
  /** @default the practice tenant's, see `secretsProvider.ts` */
  readonly secretsProvider?: SecretsProvider;
}

/** A state with the given fields, the others empty. */
export function newResourceState(
  fields: Partial<ResourceState> & Pick<ResourceState, "urn" | "type" | "custom">,
): ResourceState {
  return {
    id: "",
    inputs: {},
    outputs: {},
    parent: "",
    protect: false,
    delete: false,
    pendingReplacement: false,
    external: false,
    dependencies: [],
    propertyDependencies: {},
    provider: "",
    initErrors: [],
    additionalSecretOutputs: [],
    aliases: [],
    customTimeouts: {},
    importId: "",
    retainOnDelete: false,
    deletedWith: "",
    ignoreChanges: [],
    replaceOnChanges: [],
    created: "",
    modified: "",
    extra: {},
    ...fields,
  };
}

/** URNs that a resource refers to, its parent and its provider apart. */
export function dependencyUrns(state: ResourceState): readonly string[] {
  const ofProperties = Object.values(state.propertyDependencies).flat();
  const ofDeletion = state.deletedWith === "" ? [] : [state.deletedWith];
  return [...new Set([...state.dependencies, ...ofProperties, ...ofDeletion])];
}
