/**
 * Plans the replacement of a resource.
 *
 * Normally the new one is made first and the old one goes at the very end of the run. Where two cannot exist at
 * a time (`deleteBeforeReplace`) the old one goes first, and with it everything that cannot live without it.
 */
import { unknownValue } from "../propertyValue";
import type { DiffAnswer } from "../resourceProvider";
import { mapProperties } from "../secretValue";
import type { ResourceState } from "../state/resourceState";
import type { KnownCandidate } from "./candidate";
import { checkInputs } from "./checkInputs";
import type { Plan } from "./plan";
import { applyReplaceOnChanges, replaces } from "./replaceOnChanges";
import type { Run } from "./run";
import { createReplacementStep, replaceStep } from "./steps/createStep";
import { deleteReplacedStep, deleteStep } from "./steps/deleteStep";
import { Bail, type Step } from "./steps/step";
import { urnOfProviderReference } from "./urn";

/** A resource that must go because another does, and the properties that make it so. */
interface DependentReplacement {
  readonly state: ResourceState;
  readonly keys: readonly string[];
}

export async function planReplacement(
  run: Run,
  plan: Plan,
  candidate: KnownCandidate & { readonly diff: DiffAnswer },
): Promise<readonly Step[]> {
  const { registration, goal, old, next, diff } = candidate;
  plan.replaces.add(next.urn);
  // The new object inherits nothing: its defaults are worked out afresh.
  if (goal.custom) next.inputs = await checkInputs(run, next, {}, goal.properties);
  const reasons = { replaceKeys: diff.replaces, diffs: diff.diffs, detailedDiff: diff.detailedDiff };
  if (goal.deleteBeforeReplace !== true) {
    const create = createReplacementStep({ old, next }, registration, { reasons, deletesOldLater: true });
    return [create, replaceStep(old, next, reasons)];
  }
  return [
    ...(await planDeletionsBefore(run, plan, old)),
    replaceStep(old, next, reasons),
    createReplacementStep({ old, next }, registration, { reasons, deletesOldLater: false }),
  ];
}

/** Deletions of a resource's dependents, the last one first, and of the resource. */
async function planDeletionsBefore(run: Run, plan: Plan, old: ResourceState): Promise<Step[]> {
  const dependents = run.graph.contains(old) ? await dependentReplacements(run, plan, old) : [];
  const steps = dependents.reverse().flatMap(({ state, keys }) => {
    if (plan.pendingDeletes.has(state)) return [];
    assertUnprotected(run, plan, state, old.urn);
    plan.dependentReplaceKeys.set(state.urn, keys);
    run.deletions.add(state.urn);
    plan.pendingDeletes.add(state);
    return [state.delete ? deleteStep(state) : deleteReplacedStep(state, true)];
  });
  return old.pendingReplacement ? steps : [...steps, deleteReplacedStep(old, true)];
}

/** Everything whose inputs would force its replacement once the root's outputs are not known any more. */
export async function dependentReplacements(
  run: Run,
  plan: Plan,
  root: ResourceState,
): Promise<DependentReplacement[]> {
  const found: DependentReplacement[] = [];
  const replaced = new Set([root.urn]);
  for (const state of run.graph.dependingOn(root, { ignore: plan.settled(run.deletions) })) {
    const keys = await replacementKeys(run, state, replaced);
    if (keys === undefined) continue;
    found.push({ state, keys });
    replaced.add(state.urn);
  }
  return found;
}

async function replacementKeys(
  run: Run,
  state: ResourceState,
  replaced: ReadonlySet<string>,
): Promise<readonly string[] | undefined> {
  if (!state.custom || state.external) return undefined;
  if (replaced.has(urnOfProviderReference(state.provider))) return [];
  const dependsOn = (key: string): boolean => (state.propertyDependencies[key] ?? []).some((urn) => replaced.has(urn));
  if (!Object.keys(state.inputs).some(dependsOn)) return undefined;
  const inputs = mapProperties(state.inputs, (value, key) => (dependsOn(key) ? unknownValue : value));
  const plain = await run.provider.diff(state, inputs, state.ignoreChanges);
  const diff = applyReplaceOnChanges(plain, state.replaceOnChanges, false);
  return replaces(diff) ? diff.replaces : undefined;
}

function assertUnprotected(run: Run, plan: Plan, state: ResourceState, root: string): void {
  if (!state.protect || state.delete) return;
  run.reporter.diagnose(
    "error",
    `unable to replace resource "${state.urn}" as part of replacing "${root}" as it is currently marked for ` +
      "protection. To unprotect the resource, remove the `protect` flag from the resource in your Pulumi program " +
      "and run `appreg rehearse up`",
    root,
  );
  plan.sawError = true;
  throw new Bail(root);
}
