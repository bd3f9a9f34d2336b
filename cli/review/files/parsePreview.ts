/** What `pulumi preview --json` writes: the steps of a plan, each with the resource before and after it. */
import { z } from "zod";
import { VersionFileUnreadableError } from "../errors";
import { type FileResource, type FileResources, fromShape, resourceShape, type VersionFile } from "./fileResource";

const step = z.looseObject({
  op: z.string(),
  urn: z.string(),
  oldState: resourceShape.nullish(),
  newState: resourceShape.nullish(),
});

const preview = z.looseObject({
  steps: z.array(step).nullish(),
  diagnostics: z.array(z.looseObject({ message: z.string().optional(), severity: z.string().optional() })).nullish(),
  changeSummary: z.record(z.string(), z.number()).nullish(),
});

type Step = z.infer<typeof step>;

const replacing = new Set(["replace", "create-replacement", "import-replacement", "read-replacement"]);
const removing = new Set(["delete", "delete-replaced", "discard", "discard-replaced", "remove-pending-replace"]);

/**
 * @throws {z.ZodError} naming the field that is wrong
 * @throws {VersionFileUnreadableError} when what does not change is not in it: it would look as if it were gone
 */
export function parsePreview(file: string, content: object): VersionFile {
  const { steps, diagnostics, changeSummary } = preview.parse(content);
  const all = steps ?? [];
  assertWhole(file, all, changeSummary?.same ?? 0);
  const errors = (diagnostics ?? []).filter(({ severity }) => severity === "error");
  const failures = errors.map(({ message = "" }) => message.trim().split("\n")[0] ?? "");
  const replaced = new Set(all.filter(({ op }) => replacing.has(op)).map(({ urn }) => urn));
  return { head: { resources: after(all), replaced, failures }, base: { ...before(all), failures: [] } };
}

function assertWhole(file: string, steps: readonly Step[], sames: number): void {
  const missing = sames - steps.filter(({ op }) => op === "same").length;
  if (missing <= 0) return;
  throw new VersionFileUnreadableError(
    file,
    `${missing} resource${missing === 1 ? "" : "s"} that stay as they are ${missing === 1 ? "is" : "are"} not in it`,
    "write it with `pulumi preview --json --show-sames`",
  );
}

function after(steps: readonly Step[]): readonly FileResource[] {
  const states = steps
    .filter(({ op }) => !removing.has(op))
    .flatMap(({ newState, oldState }) => (newState ? [withFormerUrn(fromShape(newState), oldState?.urn)] : []));
  return [...new Map(states.map((state) => [state.urn, state])).values()];
}

/** The engine has matched the two by an alias. */
function withFormerUrn(resource: FileResource, former: string | undefined): FileResource {
  const isAlias = former !== undefined && former !== resource.urn && !resource.aliases.includes(former);
  return isAlias ? { ...resource, aliases: [...resource.aliases, former] } : resource;
}

function before(steps: readonly Step[]): Omit<FileResources, "failures"> {
  const states = steps.flatMap(({ oldState }) => (oldState ? [fromShape(oldState)] : []));
  return { resources: [...new Map(states.map((state) => [state.urn, state])).values()], replaced: new Set() };
}
