/** What is taken under a program's care: an object of the directory, and the resource that it becomes. */
import type { ProgramResource } from "../../manifest";

/** A resource as the program declares it, with what it is a child of. */
export interface DeclaredResource extends ProgramResource {
  /** URN; empty for none. */
  readonly parent: string;
}

export interface ImportEntry {
  readonly urn: string;
  /** Type token of azuread, or of a component. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** As the azuread provider wants it; absent for components, which no directory holds. */
  readonly id?: string;
  /** URN of the parent; absent for what is the stack's own. */
  readonly parent?: string;
  readonly isComponent: boolean;
  /** Of a component that has any: nothing else tells them. */
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** What ids of a program's resources are in the tenant at hand. */
export interface TenantFacts {
  readonly tenantId: string;
  /** Object id of the principal that deploys. */
  readonly deployerObjectId: string;
  /** Client ids of applications -> object ids of their principals. */
  readonly principals: ReadonlyMap<string, string>;
  /** Names of users and groups -> their object ids. */
  readonly people: ReadonlyMap<string, string>;
}
