/** Plans the deletion of everything that the program no longer has, or that was replaced. */

import type { ResourceState } from "../state/resourceState";
import { DependencyGraph } from "./dependencyGraph";
import type { Plan } from "./plan";
import { dependentReplacements } from "./planReplacement";
import { keepStep } from "./planUntargeted";
import type { Run } from "./run";
import { deleteReplacedStep, deleteStep, forgetStep } from "./steps/deleteStep";
import { Bail, type Step } from "./steps/step";

export interface PlannedDeletions {
  /** Carry over what the run is not about. */
  readonly keeps: readonly Step[];
  readonly deletions: readonly Step[];
}

/** @throws {Bail} when something would be deleted that is not among the targets */
export async function planDeletions(run: Run, plan: Plan): Promise<PlannedDeletions> {
  const allowed = await allowedDeletions(run, plan);
  const keeps: Step[] = [];
  const deletions: Step[] = [];
  for (const state of run.previous) {
    if (allowed !== undefined && !allowed.has(state.urn)) {
      if (!plan.isOperatedOn(state.urn)) keeps.push(keepStep(state));
      continue;
    }
    const step = deletionOf(plan, state);
    if (step === undefined) continue;
    run.deletions.add(state.urn);
    deletions.push(step);
  }
  assertTargeted(run, plan, deletions);
  return { keeps, deletions };
}

/** Deletions in groups: within a group none depends on another, and each group goes before what it depends on. */
export function scheduleDeletions(run: Run, deletions: readonly Step[]): Step[][] {
  const graph = new DependencyGraph(run.previous);
  const steps = new Map(deletions.map((step) => [step.subject, step]));
  const groups: Step[][] = [];
  while (steps.size > 0) {
    const free = [...steps].filter(([state]) => [...graph.dependenciesOf(state)].every((other) => !steps.has(other)));
    for (const [state] of free) steps.delete(state);
    groups.push(free.map(([, step]) => step));
  }
  return groups.reverse();
}

function deletionOf(plan: Plan, state: ResourceState): Step | undefined {
  if (state.delete) return plan.pendingDeletes.has(state) ? undefined : deleteReplacedStep(state, false);
  if (plan.isOperatedOn(state.urn)) return undefined;
  return state.pendingReplacement ? forgetStep(state) : deleteStep(state);
}

/** URNs that a run on chosen targets may delete: the targets and what cannot live without them. */
async function allowedDeletions(run: Run, plan: Plan): Promise<ReadonlySet<string> | undefined> {
  if (run.settings.targets.size === 0) return undefined;
  const allowed = new Set<string>();
  for (const state of run.previous.filter(({ urn }) => run.isTargeted(urn))) {
    allowed.add(state.urn);
    for (const child of run.graph.dependingOn(state, { children: true })) allowed.add(child.urn);
    for (const dependent of await dependentReplacements(run, plan, state)) allowed.add(dependent.state.urn);
  }
  return allowed;
}

function assertTargeted(run: Run, plan: Plan, deletions: readonly Step[]): void {
  const others = deletions.filter(({ urn }) => !run.isTargeted(urn));
  for (const { urn } of others) {
    const message = `Resource '${urn}' will be destroyed but was not specified in --target list.`;
    run.reporter.diagnose("error", message, urn);
    plan.sawError = true;
  }
  if (others.length > 0 && !run.settings.preview) throw new Bail("untargeted deletion");
}
