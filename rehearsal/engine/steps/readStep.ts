/** Looks at an object that the program does not manage. */
import { isDeepStrictEqual } from "node:util";
import { unknownValue } from "../../propertyValue";
import type { ResourceState } from "../../state/resourceState";
import type { Registration } from "../goal";
import type { Run } from "../run";
import { toOutcome } from "./sameStep";
import type { Step } from "./step";

/** Reads the object of the next state's id, in a preview too. It counts as a change only when it has become another. */
export function readStep(old: ResourceState | undefined, next: ResourceState, registration: Registration): Step {
  let unknown = false;
  return {
    operation: "read",
    urn: next.urn,
    old,
    next,
    subject: next,
    get logical() {
      return old !== undefined && !isDeepStrictEqual(old.outputs, next.outputs);
    },
    async apply(run) {
      unknown = await read(run, next, old);
    },
    answer: (outcome) => registration.answer(toOutcome(outcome, next, unknown)),
  };
}

/** Reads an object in the place of one that was managed, which goes at the end of the run. */
export function readReplacementStep(old: ResourceState, next: ResourceState, registration: Registration): Step {
  return {
    operation: "read-replacement",
    urn: next.urn,
    old,
    next,
    subject: next,
    logical: false,
    async apply(run) {
      await read(run, next, old);
      old.delete = true;
    },
    answer: (outcome) => registration.answer(toOutcome(outcome, next, false)),
  };
}

/** @returns whether outputs that it has not are unknown */
async function read(run: Run, next: ResourceState, old: ResourceState | undefined): Promise<boolean> {
  let unknown = false;
  if (next.id !== unknownValue) {
    // What the program knows of the object is given to the provider as inputs and as outputs.
    const found = await run.provider.read({ ...next, outputs: next.inputs });
    if (found === undefined) throw new Error(`resource '${next.id}' does not exist`);
    next.outputs = found.outputs;
    unknown = found.unknown === true;
    if (found.id !== "") next.id = found.id;
  }
  if (old === undefined) return unknown;
  const changed = !isDeepStrictEqual(next.inputs, old.inputs) || !isDeepStrictEqual(next.outputs, old.outputs);
  if (changed) next.modified = run.now();
  return unknown;
}
