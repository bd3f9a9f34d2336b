/** What `pulumi preview --json` prints, read as resources. */
import { z } from "zod";
import type { ProgramResource } from "../../manifest";

const properties = z.record(z.string(), z.unknown());
const state = z.looseObject({
  urn: z.string(),
  type: z.string(),
  custom: z.boolean().optional(),
  external: z.boolean().optional(),
  inputs: properties.optional(),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
  ignoreChanges: z.array(z.string()).nullish(),
});
const previewDocument = z.looseObject({
  steps: z.array(z.looseObject({ op: z.string(), urn: z.string(), newState: state.nullish() })).nullish(),
  diagnostics: z.array(z.looseObject({ message: z.string().optional(), severity: z.string().optional() })).nullish(),
});

type PreviewedState = z.infer<typeof state>;

export interface PulumiPreview {
  /** Resources of azuread as they are to be, but for those that the program only looks at. */
  readonly resources: readonly ProgramResource[];
  /** Steps of the update, those included in which nothing changes. */
  readonly steps: number;
}

/** Steps after which a resource is not, or is only looked at. */
const noGoal = /^(delete|discard|refresh|read|remove)/;

/** @throws {Error} where the text is no preview */
export function readPreview(text: string): PulumiPreview {
  const { steps } = previewDocument.parse(JSON.parse(text));
  const goals = new Map<string, PreviewedState>();
  for (const { op, newState } of steps ?? []) {
    if (newState && !noGoal.test(op)) goals.set(newState.urn, newState);
  }
  return {
    resources: [...goals.values()].filter(isManaged).map(toResource),
    steps: steps?.length ?? 0,
  };
}

/** What the program and the engine report as errors of a preview that failed; none where it got to print nothing. */
export function readErrors(text: string): readonly string[] {
  try {
    const { diagnostics } = previewDocument.parse(JSON.parse(text));
    return (diagnostics ?? []).flatMap(({ severity, message }) => (severity === "error" && message ? [message] : []));
  } catch {
    return [];
  }
}

function isManaged({ type, custom, external }: PreviewedState): boolean {
  return custom !== false && external !== true && type.startsWith("azuread:");
}

function toResource({ urn, type, inputs = {}, propertyDependencies, ignoreChanges }: PreviewedState): ProgramResource {
  const dependencies = Object.entries(propertyDependencies ?? {}).map(([name, urns]) => [name, urns ?? []] as const);
  return {
    urn,
    type,
    inputs,
    propertyDependencies: Object.fromEntries(dependencies),
    ignoreChanges: ignoreChanges ?? [],
  };
}
