/** Does what a plan of recovery says: brings the state in order, deletes leftovers, enters into the state what is adopted. */
import { renderImportFile } from "../../directory";
import { type Removal, removeLeftover } from "../../lifecycle";
import { providerVersion } from "./readRecord";
import type { LookedAt, Recovery } from "./recovery";

/**
 * Doing it again after an interruption at any point goes on where it ended.
 *
 * @returns whether it came to its end; false when the person interrupted it
 * @throws {RecoveryFailedError} {GraphRefusedError}
 */
export async function carryOut(recovery: Recovery, { plan, record }: LookedAt): Promise<boolean> {
  const { engine, deps, progress } = recovery;
  const isInterrupted = (): boolean => deps.interrupted.aborted;
  // First, because an engine that is at work on the stack refuses it, and what it is making is no leftover.
  await engine.requireIdle();
  if (plan.needsRefresh && !isInterrupted()) {
    progress.show("reading every resource into the state …");
    await engine.refresh();
  }
  await removeAll(recovery, plan.removals);
  if (isInterrupted()) return false;
  if (plan.adoptions.length > 0) {
    progress.show(`entering ${plan.adoptions.length} resources into the state …`);
    const version = providerVersion(record);
    const entries = plan.adoptions.map(({ entry }) => entry);
    await engine.importFrom(renderImportFile(entries, version === undefined ? {} : { providerVersion: version }));
  }
  return true;
}

async function removeAll(
  { project, stack, tenant, deps, progress }: Recovery,
  removals: readonly Removal[],
): Promise<void> {
  for (const [at, removal] of removals.entries()) {
    if (deps.interrupted.aborted) return;
    progress.show(`deleting leftovers: ${at + 1} of ${removals.length} …`);
    await removeLeftover(tenant.directory, removal, { project: project.name, stack: stack.name });
  }
}
