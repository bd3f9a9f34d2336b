/** The file that `pulumi import --file` and `appreg rehearse import --file` take. */
import type { ImportEntry } from "./importEntry";
import { resourceName } from "./resourceName";

export interface ImportFileOptions {
  /** Version of the azuread SDK that the program uses: its default provider is named by it. */
  readonly providerVersion?: string;
}

/** A resource of the file. @see https://www.pulumi.com/docs/iac/guides/migration/import/ */
interface ImportSpec {
  readonly type: string;
  /** Unique within the file; the resource's own name is `logicalName`. */
  readonly name: string;
  readonly logicalName?: string;
  readonly id?: string;
  readonly parent?: string;
  readonly version?: string;
  readonly component?: true;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/**
 * The file's text. Names of parents lead to resources of the file or, by the table of names, to those that the state has.
 *
 * Without `providerVersion` the resources belong to a provider of their own until the next update moves them.
 */
export function renderImportFile(entries: readonly ImportEntry[], options: ImportFileOptions = {}): string {
  const names = new FileNames(entries);
  const resources = entries.map((entry) => specOf(entry, names, options));
  return `${JSON.stringify({ nameTable: names.table, resources }, undefined, 2)}\n`;
}

function specOf(entry: ImportEntry, names: FileNames, { providerVersion }: ImportFileOptions): ImportSpec {
  const { urn, type, name: logicalName, id, parent, isComponent, inputs } = entry;
  const name = names.of(urn);
  return {
    type,
    name,
    ...(name !== logicalName && { logicalName }),
    ...(id !== undefined && { id }),
    ...(parent !== undefined && { parent: names.of(parent) }),
    ...(isComponent ? { component: true } : providerVersion !== undefined && { version: providerVersion }),
    ...(inputs !== undefined && { inputs }),
  };
}

/** One name for each resource that the file speaks of: an application and its principal often share theirs. */
class FileNames {
  readonly #names = new Map<string, string>();
  /** Names of resources that the state has already, with their URNs. */
  readonly table: Record<string, string> = {};

  constructor(entries: readonly ImportEntry[]) {
    const inFile = entries.map(({ urn }) => urn);
    const parents = entries.flatMap(({ parent }) => (parent === undefined ? [] : [parent]));
    const inState = [...new Set(parents)].filter((urn) => !inFile.includes(urn));
    for (const urn of [...inFile, ...inState]) this.#names.set(urn, this.#unusedName(urn));
    for (const urn of inState) this.table[this.of(urn)] = urn;
  }

  of(urn: string): string {
    return this.#names.get(urn) ?? resourceName(urn);
  }

  #unusedName(urn: string): string {
    const used = new Set(this.#names.values());
    const name = resourceName(urn);
    const type = urn.split("::")[2]?.split(/[$:]/).at(-1) ?? "";
    const candidates = [name, `${name}-${type.charAt(0).toLowerCase()}${type.slice(1)}`];
    const free = candidates.find((candidate) => !used.has(candidate));
    if (free !== undefined) return free;
    for (let count = 2; ; count += 1) {
      const numbered = `${candidates[1]}-${count}`;
      if (!used.has(numbered)) return numbered;
    }
  }
}
