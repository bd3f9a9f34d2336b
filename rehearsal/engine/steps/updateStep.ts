/** Changes a resource in place. */
import type { ResourceState } from "../../state/resourceState";
import type { Registration } from "../goal";
import { providerOutputs } from "../providerResource";
import type { Run } from "../run";
import { isProviderType } from "../urn";
import { toOutcome } from "./sameStep";
import { PartialFailure, type Step } from "./step";

export function updateStep(
  states: { readonly old: ResourceState; readonly next: ResourceState },
  registration: Registration,
  reasons: Pick<Step, "diffs" | "detailedDiff">,
): Step {
  const { old, next } = states;
  return {
    operation: "update",
    urn: next.urn,
    old,
    next,
    subject: next,
    logical: true,
    ...reasons,
    apply: (run) => update(run, old, next),
    answer: (outcome) => registration.answer(toOutcome(outcome, next, false)),
  };
}

async function update(run: Run, old: ResourceState, next: ResourceState): Promise<void> {
  next.id = old.id;
  if (!next.custom) return;
  if (isProviderType(next.type)) {
    next.outputs = providerOutputs(next.inputs);
  } else {
    const answer = await run.provider.update(old, next, run.settings.preview);
    next.outputs = answer.outputs;
    next.initErrors = answer.initErrors ?? [];
  }
  next.modified = run.now();
  if (next.initErrors.length === 0) return;
  // What the program asked for was not reached: the next run must see the old inputs and try again.
  next.inputs = old.inputs;
  throw new PartialFailure(next.initErrors);
}
