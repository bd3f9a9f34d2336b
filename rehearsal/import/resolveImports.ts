/** Gives the resources of an import file their URNs, by the rules of `pulumi import`. */
import { createUrn, isProviderType, providerTypePrefix, typeOf, type UrnOrigin } from "../engine/urn";
import type { PropertyMap } from "../propertyValue";
import { type ImportFile, ImportFileInvalidError, type ImportSpec } from "./importFile";

/** An object of the directory, or a component, that is to be in the state. */
export interface ResourceImport {
  readonly urn: string;
  readonly type: string;
  /** Empty for a component. */
  readonly id: string;
  readonly component: boolean;
  /** URN; empty for what is the stack's own. */
  readonly parent: string;
  /** URN of a provider that the state has; empty for the default one. */
  readonly provider: string;
  /** Of the default provider's package; empty where the file does not say. */
  readonly version: string;
  readonly inputs: PropertyMap;
}

/** @throws {ImportFileInvalidError} with every problem */
export function resolveImports(file: ImportFile, origin: UrnOrigin): readonly ResourceImport[] {
  const specs = file.resources.map(withBothNames);
  const urns = new FileUrns({ nameTable: file.nameTable, resources: specs }, origin);
  const problems = [...specs.flatMap(problemsOf), ...urns.problems];
  if (specs.length === 0) problems.push("it has no resources");
  if (problems.length > 0) throw new ImportFileInvalidError(problems);
  return specs.map((spec) => ({
    urn: urns.ofSpec(spec),
    type: spec.type,
    id: spec.id ?? "",
    component: spec.component === true,
    parent: spec.parent === undefined ? "" : urns.named(spec.parent),
    provider: spec.provider === undefined ? "" : urns.named(spec.provider),
    version: spec.version ?? "",
    inputs: spec.inputs ?? {},
  }));
}

type NamedSpec = ImportSpec & { readonly name: string; readonly logicalName: string };

/** Either name stands in for the other. */
function withBothNames(spec: ImportSpec): NamedSpec {
  const name = spec.name ?? spec.logicalName ?? "";
  return { ...spec, name, logicalName: spec.logicalName ?? name };
}

function problemsOf(spec: NamedSpec): string[] {
  const what = describe(spec);
  const problems: string[] = [];
  if (spec.name === "") problems.push(`${what} has no name`);
  if (isProviderType(spec.type)) problems.push(`${what} is a provider, which the rehearsal makes itself`);
  if (spec.component === true && spec.id !== undefined) problems.push(`${what} has an id, but is a component`);
  if (spec.component !== true && (spec.id ?? "") === "") problems.push(`${what} has no id`);
  if (spec.component !== true && spec.inputs !== undefined) {
    problems.push(`${what} has inputs, which the rehearsal takes for components only`);
  }
  return problems;
}

function describe({ name, id, type }: NamedSpec): string {
  return `the resource ${name || id || "without a name"} of type ${type}`;
}

class FileUrns {
  readonly problems: string[] = [];
  readonly #named = new Map<string, string>();
  readonly #ofSpec = new Map<NamedSpec, string>();
  readonly #table: ReadonlyMap<string, string>;

  constructor(
    private readonly file: { readonly nameTable: ImportFile["nameTable"]; readonly resources: readonly NamedSpec[] },
    private readonly origin: UrnOrigin,
  ) {
    this.#table = new Map(Object.entries(file.nameTable));
    for (const [name, urn] of this.#table) this.#named.set(name, urn);
    for (const spec of file.resources) this.#resolve(spec, []);
    for (const spec of file.resources) this.#judgeProvider(spec);
    this.#judgeUnique();
  }

  ofSpec(spec: NamedSpec): string {
    return this.#ofSpec.get(spec) ?? "";
  }

  named(name: string): string {
    return this.#named.get(name) ?? "";
  }

  /** @param below those whose parents led here */
  #resolve(spec: NamedSpec, below: readonly NamedSpec[]): string {
    const known = this.#ofSpec.get(spec);
    if (known !== undefined) return known;
    if (below.includes(spec)) {
      this.problems.push(`${describe(spec)} is its own ancestor`);
      return "";
    }
    const parent = spec.parent === undefined ? "" : this.#parentOf(spec, spec.parent, below);
    const urn = createUrn(this.origin, parent, { type: spec.type, name: spec.logicalName });
    this.#ofSpec.set(spec, urn);
    if (!this.#table.has(spec.name)) this.#named.set(spec.name, urn);
    return urn;
  }

  #parentOf(spec: NamedSpec, name: string, below: readonly NamedSpec[]): string {
    const inTable = this.#table.get(name);
    if (inTable !== undefined) return inTable;
    const [parent, ...others] = this.file.resources.filter((one) => one.name === name);
    if (others.length > 0) this.problems.push(`${describe(spec)} has an ambiguous parent: ${name}`);
    if (parent !== undefined) return this.#resolve(parent, [...below, spec]);
    this.problems.push(`the parent ${name} of ${describe(spec)} is neither in nameTable nor in resources`);
    return "";
  }

  #judgeProvider(spec: NamedSpec): void {
    if (spec.provider === undefined) return;
    const urn = this.#table.get(spec.provider);
    if (urn === undefined || !typeOf(urn).startsWith(providerTypePrefix)) {
      this.problems.push(`the provider ${spec.provider} of ${describe(spec)} is no provider in nameTable`);
    }
  }

  #judgeUnique(): void {
    const seen = new Set<string>();
    for (const spec of this.file.resources) {
      const urn = this.ofSpec(spec);
      if (seen.has(urn)) this.problems.push(`${describe(spec)} is there twice`);
      seen.add(urn);
    }
  }
}
