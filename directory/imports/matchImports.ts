/** Which objects of a directory are the resources that a program declares and its state does not know. */
import { type ProgramResource, resourceTypes } from "../../manifest";
import type { DeclaredResource, ImportEntry } from "./importEntry";
import { importIds, unimportableTypes } from "./importIds";
import { resourceName } from "./resourceName";
import { createSettling, type SettlingContext } from "./settleIds";

export interface MatchContext extends SettlingContext {
  /** Everything that the program declares, components too. */
  readonly declared: readonly DeclaredResource[];
}

export interface MatchedImports {
  /** Parents before their children; components that hold what is imported are among them. */
  readonly entries: readonly ImportEntry[];
  /** What the directory does not have. */
  readonly absent: readonly ProgramResource[];
  /** Secrets and certificates: the directory never tells their values, so they cannot be imported. */
  readonly unimportable: readonly ProgramResource[];
}

const stackType = "pulumi:pulumi:Stack";

/**
 * Finds each missing resource in the directory. What no type of azuread is stays out of the answer, as do components that
 * hold nothing which is imported.
 *
 * @param missing declared resources that the state does not have
 */
export function matchImports(missing: readonly DeclaredResource[], context: MatchContext): MatchedImports {
  const settle = createSettling(context);
  const apps = [...context.apps.values()];
  const entries: ImportEntry[] = [];
  const absent: ProgramResource[] = [];
  const own = missing.filter(({ type }) => type.startsWith("azuread:"));
  for (const resource of own.filter(({ type }) => !unimportableTypes.has(type))) {
    const ground = { own: context.apps.get(resource.urn), apps };
    const id = importIds.get(resource.type)?.(settle(resource.inputs), ground);
    if (id === undefined) absent.push(resource);
    else entries.push(entryOf(resource, id));
  }
  const unimportable = own.filter(({ type }) => unimportableTypes.has(type));
  return { entries: sortByDepth(withComponents(entries, missing), context.declared), absent, unimportable };
}

function entryOf({ urn, type, parent }: DeclaredResource, id: string): ImportEntry {
  return { urn, type, name: resourceName(urn), id, ...parentOf(parent), isComponent: false };
}

function componentEntry({ urn, type, parent, inputs }: DeclaredResource): ImportEntry {
  const given = Object.keys(inputs).length > 0 ? { inputs } : {};
  return { urn, type, name: resourceName(urn), ...parentOf(parent), isComponent: true, ...given };
}

function parentOf(urn: string): Pick<ImportEntry, "parent"> {
  return urn === "" || urn.split("::")[2] === stackType ? {} : { parent: urn };
}

/** What an entry is a child of has to be in the state before it. */
function withComponents(entries: readonly ImportEntry[], missing: readonly DeclaredResource[]): readonly ImportEntry[] {
  const byUrn = new Map(missing.map((resource) => [resource.urn, resource]));
  const all = new Map(entries.map((entry) => [entry.urn, entry]));
  for (let { parent } of entries) {
    while (parent !== undefined && !all.has(parent)) {
      const component = byUrn.get(parent);
      if (component === undefined || component.type.startsWith("azuread:")) break;
      const entry = componentEntry(component);
      all.set(parent, entry);
      parent = entry.parent;
    }
  }
  return [...all.values()];
}

function sortByDepth(entries: readonly ImportEntry[], declared: readonly DeclaredResource[]): readonly ImportEntry[] {
  const parents = new Map(declared.map(({ urn, parent }) => [urn, parent]));
  const depthOf = (urn: string): number => {
    const parent = parents.get(urn) ?? "";
    return parent === "" ? 0 : 1 + depthOf(parent);
  };
  // The sort is stable: within one depth the order stays that of the program, applications first.
  const rank = ({ urn, type }: ImportEntry): number => depthOf(urn) * 2 + (type === resourceTypes.application ? 0 : 1);
  return [...entries].sort((one, other) => rank(one) - rank(other));
}
