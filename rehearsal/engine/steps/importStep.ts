/** Takes an object that exists already under the program's care. */
import type { ResourceState } from "../../state/resourceState";
import type { Registration } from "../goal";
import { toOutcome } from "./sameStep";
import type { Step } from "./step";

/**
 * Reads the object of the goal's import id; the next state then is as it was found.
 *
 * @param old what the program has only looked at so far, under the same URN; it goes at the end of the run
 */
export function importStep(next: ResourceState, registration: Registration, old?: ResourceState): Step {
  return {
    operation: old === undefined ? "import" : "import-replacement",
    urn: next.urn,
    old,
    next,
    subject: next,
    logical: old === undefined,
    async apply(run) {
      const found = await run.provider.readForImport(next, next.importId);
      if (found === undefined) throw new Error(`resource '${next.importId}' does not exist`);
      next.id = found.id === "" ? next.importId : found.id;
      next.inputs = found.inputs;
      next.outputs = found.outputs;
      next.created = run.now();
      next.modified = next.created;
      if (old !== undefined) old.delete = true;
    },
    // Success is no answer yet: what the program asks for beyond the import comes as a step of its own.
    answer(outcome) {
      if (outcome !== "done") registration.answer(toOutcome(outcome, next, false));
    },
  };
}
