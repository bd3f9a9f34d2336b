/** What a program asks for when it registers a resource. */
import type { PropertyMap } from "../propertyValue";
import type { ResourceState } from "../state/resourceState";

/** Another name that the resource may have had. Empty fields mean: as it is now. */
export interface AliasSpec {
  /** A whole URN; the other fields then count for nothing. */
  readonly urn: string;
  readonly name: string;
  readonly type: string;
  readonly stack: string;
  readonly project: string;
  readonly parentUrn: string;
  readonly noParent: boolean;
}

export interface ResourceGoal {
  readonly type: string;
  readonly name: string;
  /** Whether a provider manages it; false for components and the stack. */
  readonly custom: boolean;
  /** Inputs as given, with secret marks. */
  readonly properties: PropertyMap;
  /** URN; empty for none. */
  readonly parent: string;
  /** Provider reference; empty for components and providers. */
  readonly provider: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  readonly aliases: readonly AliasSpec[];
  /** Undefined where the program leaves it to the provider. */
  readonly deleteBeforeReplace: boolean | undefined;
  readonly retainOnDelete: boolean;
  /** URN; empty for none. */
  readonly deletedWith: string;
  /** Id of an existing object to take over; empty for none. */
  readonly importId: string;
  /** Id of an existing object to look at and not to manage, unknown in some previews; empty for none. */
  readonly readId: string;
  /** Seconds by operation. */
  readonly customTimeouts: Readonly<Record<string, number>>;
}

/** What became of a registration. A failed or skipped one is answered only when the run goes on after errors. */
export type RegistrationOutcome =
  | { readonly kind: "done"; readonly state: ResourceState; readonly unknown: boolean }
  | { readonly kind: "failed" | "skipped"; readonly state: ResourceState };

/** A registration under way. */
export interface Registration {
  readonly goal: ResourceGoal;
  answer(outcome: RegistrationOutcome): void;
}

/** A goal with the given fields, the others empty. */
export function newGoal(fields: Partial<ResourceGoal> & Pick<ResourceGoal, "type" | "name" | "custom">): ResourceGoal {
  return {
    properties: {},
    parent: "",
    provider: "",
    dependencies: [],
    propertyDependencies: {},
    protect: false,
    ignoreChanges: [],
    replaceOnChanges: [],
    additionalSecretOutputs: [],
    aliases: [],
    deleteBeforeReplace: undefined,
    retainOnDelete: false,
    deletedWith: "",
    importId: "",
    readId: "",
    customTimeouts: {},
    ...fields,
  };
}
