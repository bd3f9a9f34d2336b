/** A resource as Pulumi writes it into checkpoints and plans. */
import { z } from "zod";

const texts = z.array(z.string()).nullish();
const properties = z.record(z.string(), z.unknown());

export const resourceShape = z.looseObject({
  urn: z.string().startsWith("urn:pulumi:"),
  type: z.string(),
  inputs: properties.optional(),
  outputs: properties.optional(),
  propertyDependencies: z.record(z.string(), texts).nullish(),
  ignoreChanges: texts,
  aliases: texts,
  external: z.boolean().optional(),
  delete: z.boolean().optional(),
});

export interface FileResource {
  readonly urn: string;
  readonly type: string;
  readonly external: boolean;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly ignoreChanges: readonly string[];
  /** Whole URNs. */
  readonly aliases: readonly string[];
}

/** What one side of a comparison is. */
export interface FileResources {
  readonly resources: readonly FileResource[];
  /** URNs of what will be made anew. */
  readonly replaced: ReadonlySet<string>;
  /** What Pulumi could not plan, a sentence each. */
  readonly failures: readonly string[];
}

export interface VersionFile {
  readonly head: FileResources;
  /** What there was before, where the file tells that too. */
  readonly base?: FileResources;
}

export function fromShape(shape: z.infer<typeof resourceShape>): FileResource {
  const { urn, type, external = false, inputs = {}, outputs = {}, ignoreChanges, aliases } = shape;
  return {
    ...{ urn, type, external, ignoreChanges: ignoreChanges ?? [], aliases: aliases ?? [] },
    inputs: markAll(inputs),
    outputs: markAll(outputs),
    propertyDependencies: Object.fromEntries(
      Object.entries(shape.propertyDependencies ?? {}).map(([name, urns]) => [name, urns ?? []]),
    ),
  };
}

/** What a preview prints in the place of a secret, and how Pulumi marks one everywhere else. */
const printedSecret = "[secret]";
const secretMark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

function markAll(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, mark(value)]));
}

function mark(value: unknown): unknown {
  if (value === printedSecret) return secretMark;
  if (Array.isArray(value)) return value.map(mark);
  // Any other object of a JSON document.
  return typeof value === "object" && value !== null ? markAll(value as Record<string, unknown>) : value;
}

/** Project and stack of a resource. */
export function originOf(urn: string): { readonly stack: string; readonly project: string } {
  const [stack = "", project = ""] = urn.replace("urn:pulumi:", "").split("::");
  return { stack, project };
}
