/** Removes a resource, because the program has no more of it or because another takes its place. */
import type { ResourceState } from "../../state/resourceState";
import type { Run } from "../run";
import { ProtectedError, type Step } from "./step";

/** Deletes a resource that the program no longer declares. One that it only looked at is forgotten. */
export function deleteStep(old: ResourceState): Step {
  return {
    operation: old.external ? "discard" : "delete",
    urn: old.urn,
    old,
    subject: old,
    logical: true,
    async apply(run) {
      if (old.protect) throw new ProtectedError(old.urn);
      await deleteObject(run, old);
    },
  };
}

/** Deletes a resource that is being replaced. @param beforeReplacement whether its successor comes afterwards */
export function deleteReplacedStep(old: ResourceState, beforeReplacement: boolean): Step {
  return {
    operation: old.external ? "discard-replaced" : "delete-replaced",
    urn: old.urn,
    old,
    subject: old,
    logical: false,
    async apply(run) {
      await deleteObject(run, old);
      if (beforeReplacement) old.pendingReplacement = true;
    },
  };
}

/** Forgets a resource that was deleted for a replacement which never came. */
export function forgetStep(old: ResourceState): Step {
  return {
    operation: "remove-pending-replace",
    urn: old.urn,
    old,
    subject: old,
    logical: false,
    async apply() {
      old.pendingReplacement = false;
    },
  };
}

async function deleteObject(run: Run, old: ResourceState): Promise<void> {
  const goesWithAnother = old.deletedWith !== "" && run.deletions.has(old.deletedWith);
  if (run.settings.preview || old.external || old.retainOnDelete || goesWithAnother || !old.custom) return;
  await run.provider.delete(old);
}
