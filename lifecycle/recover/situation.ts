/** What is known when a run has ended before its time: what the program declares, what the state tells, what the directory has. */
import type { DeclaredResource, DirectoryApp, TenantFacts } from "../../directory";
import type { ProgramResource, TenantSymbols } from "../../manifest";

/** A resource as the program declares it; it may have gone by other URNs before. */
export interface DeclaredEntry extends DeclaredResource {
  readonly aliases?: readonly string[];
  /** Whether the program only looks at it. */
  readonly external?: boolean;
}

/** A resource of the state. */
export interface RecordedEntry extends Pick<ProgramResource, "urn" | "type"> {
  /** That the provider gave; empty for components. */
  readonly id: string;
  readonly external: boolean;
}

/** What a run had begun and never ended. */
export interface PendingEntry {
  /** In the engines' words: "creating", "updating", "deleting". */
  readonly kind: string;
  readonly urn: string;
  readonly type: string;
}

export interface RecoverySituation {
  readonly project: string;
  readonly stack: string;
  readonly declared: readonly DeclaredEntry[];
  /** What ids in the declared resources stand for. */
  readonly symbols: TenantSymbols;
  readonly tenant: TenantFacts;
  readonly recorded: readonly RecordedEntry[];
  /** URNs of recorded resources whose objects the directory has no more. */
  readonly gone: ReadonlySet<string>;
  readonly pending: readonly PendingEntry[];
  /** Apps of the directory that have the stack's marker, are recorded, or have the name of a declared one. */
  readonly apps: readonly DirectoryApp[];
}

/** Types of resources that are an application. */
export const applicationTypes: ReadonlySet<string> = new Set([
  "azuread:index/application:Application",
  "azuread:index/applicationRegistration:ApplicationRegistration",
]);

/** The entry of the state that a declared resource goes on from. */
export function recordedOf(
  { urn, aliases = [] }: Pick<DeclaredEntry, "urn" | "aliases">,
  recorded: readonly RecordedEntry[],
): RecordedEntry | undefined {
  const names = [urn, ...aliases];
  return recorded.find((entry) => names.includes(entry.urn));
}

/** The object id in the id of a recorded application: `/applications/<object id>`. */
export function objectIdOf({ id }: Pick<RecordedEntry, "id">): string {
  return id.slice(id.lastIndexOf("/") + 1);
}
