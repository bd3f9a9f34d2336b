/**
 * What the engine asks of a provider, in the order Pulumi's engine asks it of a plugin.
 *
 * Values carry no secret marks in either direction. In a preview any value may be unknown
 * (`unknownValue`), and `create` and `update` must then touch nothing.
 */
import type { DirectoryConnection } from "./directoryConnection";
import type { PropertyMap } from "./propertyValue";

/** The resource that a request is about. */
export interface ResourceIdentity {
  readonly urn: string;
  /** Type token, such as `azuread:index/application:Application`. */
  readonly type: string;
}

export interface CheckRequest extends ResourceIdentity {
  /** Logical name in the program. */
  readonly name: string;
  /** Inputs of the last run; empty for a new resource and for the second check of a replacement. */
  readonly olds: PropertyMap;
  /** Inputs as the program gives them. */
  readonly news: PropertyMap;
}

/** One thing that is wrong with the arguments. `property` is empty when the reason names the place itself. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

export interface CheckAnswer {
  /** The inputs with defaults filled in. */
  readonly inputs: PropertyMap;
  readonly failures: readonly CheckFailure[];
  readonly warnings?: readonly string[];
}

/** How one property changes. The forms ending in `_REPLACE` force a new resource. */
export type DiffKind = "ADD" | "ADD_REPLACE" | "DELETE" | "DELETE_REPLACE" | "UPDATE" | "UPDATE_REPLACE";

export interface DiffRequest extends ResourceIdentity {
  readonly id: string;
  /** Outputs of the last run. */
  readonly olds: PropertyMap;
  /** Checked inputs. */
  readonly news: PropertyMap;
  readonly oldInputs: PropertyMap;
  /** Property paths whose changes do not count. */
  readonly ignoreChanges: readonly string[];
}

export interface DiffAnswer {
  readonly changes: boolean;
  /** Property paths that force a replacement. */
  readonly replaces: readonly string[];
  /** Top-level properties that change, sorted. */
  readonly diffs: readonly string[];
  /** Properties that certainly keep their value. */
  readonly stables: readonly string[];
  /** By property path. */
  readonly detailedDiff: Readonly<Record<string, DiffKind>>;
}

export interface CreateRequest extends ResourceIdentity {
  readonly inputs: PropertyMap;
  readonly preview: boolean;
}

/** What a create or update leaves behind. */
export interface ApplyAnswer {
  readonly outputs: PropertyMap;
  /** Whether outputs that are not given are unknown, in an update too. The id is then, where it is empty. */
  readonly unknown?: boolean;
  /** Paths of outputs that are secret whatever the inputs were: `value`, `password.value`. */
  readonly secretOutputs?: readonly string[];
  /** Present when the object exists but is not as asked: one message each. */
  readonly initErrors?: readonly string[];
}

export interface CreateAnswer extends ApplyAnswer {
  /** Empty in a preview, and where it is unknown. */
  readonly id: string;
}

export interface UpdateRequest extends DiffRequest {
  readonly preview: boolean;
}

export interface ReadRequest extends ResourceIdentity {
  readonly id: string;
  /** Outputs of the last run; absent for an import. */
  readonly outputs?: PropertyMap;
  /** Inputs of the last run; absent for an import. */
  readonly inputs?: PropertyMap;
}

export interface ReadAnswer {
  readonly id: string;
  readonly outputs: PropertyMap;
  readonly inputs: PropertyMap;
  readonly secretOutputs?: readonly string[];
  /** Whether outputs that are not given are unknown, in an update too. */
  readonly unknown?: boolean;
}

export interface DeleteRequest extends ResourceIdentity {
  readonly id: string;
  readonly outputs: PropertyMap;
  readonly oldInputs: PropertyMap;
}

export interface InvokeRequest {
  /** Function token, such as `azuread:index/getUser:getUser`. */
  readonly token: string;
  readonly args: PropertyMap;
}

export type InvokeAnswer =
  | { readonly result: PropertyMap }
  | { readonly failures: readonly CheckFailure[] }
  | { readonly unknown: true };

/** A provider of resources. Every method but `check` may reject with an error whose message is shown as it is. */
export interface ResourceProvider {
  /** Names of the configuration keys it knows (without the `azuread:` before them). */
  readonly configKeys: readonly string[];
  /** Whether it answers for resources and functions of every package. Absent: of azuread only, and others are refused. */
  readonly answersEveryPackage?: boolean;
  /** Reads the directory's metadata and gets a token. Called once, before anything else. */
  configure(connection: DirectoryConnection): Promise<void>;
  check(request: CheckRequest): Promise<CheckAnswer>;
  diff(request: DiffRequest): Promise<DiffAnswer>;
  create(request: CreateRequest): Promise<CreateAnswer>;
  update(request: UpdateRequest): Promise<ApplyAnswer>;
  /** Resolves to undefined when the object is gone. */
  read(request: ReadRequest): Promise<ReadAnswer | undefined>;
  delete(request: DeleteRequest): Promise<void>;
  invoke(request: InvokeRequest): Promise<InvokeAnswer>;
}
