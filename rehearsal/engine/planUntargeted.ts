/** Keeps resources as they are that a run on chosen targets is not about. */
import { dependencyUrns, newResourceState, type ResourceState } from "../state/resourceState";
import type { Registration } from "./goal";
import type { Plan } from "./plan";
import type { Run } from "./run";
import { sameStep } from "./steps/sameStep";
import { Bail, type Step } from "./steps/step";
import { urnOfProviderReference } from "./urn";

/**
 * Steps that carry a resource's state over, those of what it depends on first: nothing in a state may come
 * before what it refers to.
 */
export function planUntargeted(run: Run, plan: Plan, old: ResourceState, registration?: Registration): Step[] {
  if (old.delete) return [];
  plan.urns.add(old.urn);
  plan.sames.add(old.urn);
  const references = [urnOfProviderReference(old.provider), old.parent, ...dependencyUrns(old)];
  const before = references
    .filter((urn) => urn !== "" && !isSettled(plan, urn))
    .flatMap((urn) => planUntargeted(run, plan, requireOld(run, urn, old)));
  return [...before, keepStep(old, registration)];
}

/** A step that keeps a state, identity apart: the journal tells old from new by it. */
export function keepStep(old: ResourceState, registration?: Registration): Step {
  return sameStep(old, newResourceState({ ...old }), registration);
}

function isSettled(plan: Plan, urn: string): boolean {
  return plan.isOperatedOn(urn) || plan.creates.has(urn);
}

function requireOld(run: Run, urn: string, dependent: ResourceState): ResourceState {
  const found = run.olds.get(urn);
  if (found !== undefined) return found;
  const message = `${urn}, which the untargeted resource ${dependent.urn} depends on, has no old state`;
  run.reporter.diagnose("error", message, dependent.urn);
  throw new Bail(dependent.urn);
}
