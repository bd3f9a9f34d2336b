/** Decides what it means that the program looks at an object: only that, or also the end of one that was managed. */
import type { Candidate } from "./candidate";
import type { Plan } from "./plan";
import { replaceStep } from "./steps/createStep";
import { readReplacementStep, readStep } from "./steps/readStep";
import type { Step } from "./steps/step";

export function planRead(plan: Plan, { registration, goal, old, next }: Candidate): readonly Step[] {
  // The same object as before is only released from the stack's care.
  if (old !== undefined && !old.external && old.id !== goal.readId) {
    plan.replaces.add(next.urn);
    return [readReplacementStep(old, next, registration), replaceStep(old, next, {})];
  }
  plan.reads.add(next.urn);
  return [readStep(old, next, registration)];
}
