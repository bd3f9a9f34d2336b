/** The parts of a Pulumi URN: `urn:pulumi:<stack>::<project>::<parent type>$<type>::<name>`. */

export interface UrnParts {
  /** Stack and project, as they stand in the URN. */
  readonly origin: string;
  /** From the outermost component to the resource itself. */
  readonly types: readonly string[];
  readonly name: string;
}

/** A name may hold anything, "::" included, so what comes before it decides. */
export function parseUrn(urn: string): UrnParts {
  const [scheme = "", project = "", types = "", ...name] = urn.split("::");
  return { origin: `${scheme}::${project}`, types: types.split("$"), name: name.join("::") };
}

export function formatUrn({ origin, types, name }: UrnParts): string {
  return `${origin}::${types.join("$")}::${name}`;
}
