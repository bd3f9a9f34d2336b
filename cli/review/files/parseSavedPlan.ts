/** What `pulumi preview --save-plan` writes: for each resource how its inputs will differ from those that it has. */
import { z } from "zod";
import { VersionFileUnreadableError } from "../errors";
import { type FileResource, type FileResources, fromShape } from "./fileResource";

const texts = z.array(z.string()).nullish();
const values = z.record(z.string(), z.unknown()).optional();

const goal = z.looseObject({
  type: z.string(),
  inputDiff: z.looseObject({ adds: values, deletes: texts, updates: values }).optional(),
  propertyDependencies: z.record(z.string(), texts).nullish(),
  ignoreChanges: texts,
  aliases: texts,
});

const resourcePlan = z.looseObject({ goal: goal.nullish(), steps: texts, state: values.nullish() });
const plan = z.looseObject({ resourcePlans: z.record(z.string(), resourcePlan).nullish() });

type ResourcePlan = z.infer<typeof resourcePlan>;

/** Steps after which the resource of the program is there. */
const keeping = new Set(["same", "create", "update", "replace", "create-replacement", "import", "import-replacement"]);
const replacing = new Set(["replace", "create-replacement", "import-replacement"]);

/**
 * @param before the checkpoint that it was planned on
 * @throws {z.ZodError} naming the field that is wrong
 * @throws {VersionFileUnreadableError} when it is a difference to something that is not given
 */
export function parseSavedPlan(file: string, content: object, before: FileResources | undefined): FileResources {
  const { resourcePlans } = plan.parse("plan" in content ? content.plan : content);
  const plans = Object.entries(resourcePlans ?? {});
  const isFromNothing = plans.every(([, { steps }]) => (steps ?? []).every((step) => step === "create"));
  if (before === undefined && !isFromNothing) {
    throw new VersionFileUnreadableError(
      file,
      "it holds only what differs from the stack as it was",
      "give that too: --base-file with what `pulumi stack export` wrote before it",
    );
  }
  const olds = new Map((before?.resources ?? []).map((resource) => [resource.urn, resource]));
  return {
    resources: plans.flatMap(([urn, found]) => resourceOf(urn, found, olds)),
    replaced: new Set(plans.filter(([, { steps }]) => steps?.some((step) => replacing.has(step))).map(([urn]) => urn)),
    failures: [],
  };
}

function resourceOf(
  urn: string,
  { goal: wanted, steps, state }: ResourcePlan,
  olds: ReadonlyMap<string, FileResource>,
): readonly FileResource[] {
  if (!wanted || !(steps ?? []).some((step) => keeping.has(step))) return [];
  const { adds = {}, deletes, updates = {} } = wanted.inputDiff ?? {};
  const former = [urn, ...(wanted.aliases ?? [])].map((name) => olds.get(name)).find((old) => old !== undefined);
  const kept = Object.entries(former?.inputs ?? {}).filter(([name]) => !deletes?.includes(name));
  const inputs = { ...Object.fromEntries(kept), ...adds, ...updates };
  const outputs = { ...former?.outputs, ...state };
  return [fromShape({ ...wanted, urn, inputs, outputs })];
}
