/** Does what a plan of recovery says: deletes leftovers, brings the state in order, enters into it what is adopted. */
import { renderImportFile } from "../../directory";
import { removeLeftover } from "../../lifecycle";
import { providerVersion } from "./readRecord";
import type { LookedAt, Recovery } from "./recovery";

/**
 * Doing it again after an interruption at any point goes on where it ended.
 *
 * @returns whether it came to its end; false when the person interrupted it
 * @throws {RecoveryFailedError} {GraphRefusedError}
 */
export async function carryOut(recovery: Recovery, { plan, record }: LookedAt): Promise<boolean> {
  const { project, stack, tenant, engine, deps, progress } = recovery;
  const isInterrupted = (): boolean => deps.interrupted.aborted;
  for (const [at, removal] of plan.removals.entries()) {
    if (isInterrupted()) return false;
    progress.show(`deleting leftovers: ${at + 1} of ${plan.removals.length} …`);
    await removeLeftover(tenant.directory, removal, { project: project.name, stack: stack.name });
  }
  if (isInterrupted()) return false;
  // Before the import: an engine refuses to enter what its state still holds under an id that is gone.
  if (plan.needsRefresh) {
    progress.show("reading every resource into the state …");
    await engine.refresh();
  }
  if (isInterrupted()) return false;
  if (plan.adoptions.length > 0) {
    progress.show(`entering ${plan.adoptions.length} resources into the state …`);
    const version = providerVersion(record);
    const entries = plan.adoptions.map(({ entry }) => entry);
    await engine.importFrom(renderImportFile(entries, version === undefined ? {} : { providerVersion: version }));
  }
  return true;
}
