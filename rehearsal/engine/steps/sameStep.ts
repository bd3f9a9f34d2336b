/** Nothing to do: the resource is as the program wants it, or the run is not about it. */
import type { ResourceState } from "../../state/resourceState";
import type { Registration } from "../goal";
import type { Step } from "./step";

/** A resource whose inputs call for no change. It takes over what only the last run knows. */
export function sameStep(old: ResourceState, next: ResourceState, registration?: Registration): Step {
  return {
    operation: "same",
    urn: next.urn,
    old,
    next,
    subject: next,
    logical: true,
    async apply() {
      next.id = old.id;
      next.outputs = old.outputs;
    },
    ...(registration && { answer: (outcome) => registration.answer(toOutcome(outcome, next, false)) }),
  };
}

/** A resource that a run on chosen targets does not create. The program gets unknown outputs, the state nothing. */
export function skippedCreateStep(next: ResourceState, registration: Registration): Step {
  return {
    operation: "same",
    urn: next.urn,
    next,
    subject: next,
    logical: true,
    unsaved: true,
    async apply() {},
    answer: (outcome) => registration.answer(toOutcome(outcome, next, true)),
  };
}

/** A step's outcome as the answer to a registration. */
export function toOutcome(
  outcome: "done" | "failed" | "skipped",
  state: ResourceState,
  unknown: boolean,
): Parameters<Registration["answer"]>[0] {
  return outcome === "done" ? { kind: "done", state, unknown } : { kind: outcome, state };
}
