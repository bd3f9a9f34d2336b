/** What an engine keeps of a stack: which resources it believes to exist, and what a run that was interrupted had begun. */
import type { ProgramResource } from "../../manifest";
import type { Project, Stack } from "../project/findProject";
import type { Engine } from "../token/readStackOutputs";

/** A resource of the state. Secrets in it are marked; Pulumi's own are encrypted besides. */
export interface RecordedResource extends ProgramResource {
  /** That the provider gave; empty for components, and for what was never made. */
  readonly id: string;
  /** URN; empty for none. */
  readonly parent: string;
  /** Whether the program only looks at it. */
  readonly external: boolean;
  /** Whether a provider manages it; false for components and the stack. */
  readonly custom: boolean;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Whether neither engine deletes it. */
  readonly protect?: boolean;
  /** Whether its object stays when the resource goes. */
  readonly retainOnDelete?: boolean;
  /** URNs, besides those of `propertyDependencies`. */
  readonly dependencies?: readonly string[];
  /** URN and id of the provider, joined by "::". */
  readonly provider?: string;
}

/** Something that had begun when a run ended; nobody knows whether it was done. */
export interface PendingOperation {
  /** In the engines' words: "creating", "updating", "deleting", "reading", "importing". */
  readonly kind: string;
  readonly urn: string;
  readonly type: string;
}

export interface StackRecord {
  readonly engine: Engine;
  readonly project: Project;
  readonly stack: Stack;
  /** Without those that only wait for their deletion. */
  readonly resources: readonly RecordedResource[];
  readonly pendingOperations: readonly PendingOperation[];
  /** Outputs of the program; those that are secret are marked. */
  readonly outputs: Readonly<Record<string, unknown>>;
}
