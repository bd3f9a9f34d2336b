/** Tells the person what an interrupted run had begun, in Pulumi's own words. */
import type { StackState } from "../state/resourceState";

export function renderPendingOperations(pending: StackState["pendingOperations"]): string {
  const operations = pending.map(({ type, resource }) => `  * ${resource.urn}, interrupted while ${type}\n`).join("");
  return (
    `Attempting to deploy or update resources with ${pending.length} pending operations from previous deployment.\n` +
    `${operations}These resources are in an unknown state because the rehearsal was interrupted while waiting for ` +
    "changes to these resources to complete. You should confirm whether or not the operations listed completed " +
    "successfully by checking the state of the practice tenant.\n\n`appreg recover` does that, and repairs your stack. " +
    "Once you have confirmed the status of the interrupted operations yourself, you can use `appreg rehearse refresh` " +
    "which will refresh the state from the practice tenant and clear the pending operations if there are any."
  );
}
