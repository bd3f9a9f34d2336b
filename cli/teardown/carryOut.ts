/** Carries a teardown out that was agreed to, and tells what came of it. */
import { setTimeout as after } from "node:timers/promises";
import { explainResidue, type ResidueKind, takeAway } from "../../lifecycle";
import { type ExitCode, exitCodes } from "../exitCodes";
import { describeOutcome, type Outcome } from "./outcome";
import { renderOutcome } from "./renderOutcome";
import type { Teardown } from "./teardown";
import { renderTeardownJson } from "./teardownJson";

/** @param destroy runs the engine and resolves to its exit code; absent where none is to be asked */
export async function carryOut(teardown: Teardown, destroy?: () => Promise<number>): Promise<Outcome> {
  const { tenant, targets, plan, options, deps, progress } = teardown;
  const keepRecycled = options.keepRecycled === true;
  const engineExitCode = await destroy?.();
  progress.show("looking at what is left …");
  const taken = await takeAway(tenant.directory, targets, {
    keepRecycled,
    signal: deps.interrupted,
    pause: (milliseconds) => pause(milliseconds, deps.interrupted),
    onProgress: ({ kind, done, of }) => progress.show(`${doing[kind]}: ${done} of ${of}`),
  }).finally(progress.clear);
  return describeOutcome(engineExitCode, taken, explainResidue(taken, plan, { keepRecycled }));
}

const doing: Readonly<Record<ResidueKind, string>> = {
  grant: "removing consent of what is gone",
  roleAssignment: "removing roles of what is gone",
  application: "deleting applications",
  servicePrincipal: "deleting service principals",
  recycledApplication: "purging applications",
  recycledServicePrincipal: "purging service principals",
};

/** Ends early when the person interrupts the command. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await after(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Prints the outcome. @returns the exit code that belongs to it */
export function tellOutcome(teardown: Teardown, outcome: Outcome): ExitCode {
  const { options, deps } = teardown;
  deps.stdout.write(options.json === true ? renderTeardownJson(teardown, outcome) : renderOutcome(teardown, outcome));
  return outcome.isDone ? exitCodes.done : exitCodes.differs;
}
