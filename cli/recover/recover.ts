/** The course of a recovery: look, show, ask, do, and look again. */
import { isSettled, type RecoveryPlan } from "../../lifecycle";
import { confirm } from "../confirm";
import { type ExitCode, exitCodes } from "../exitCodes";
import { rehearseUp } from "../stack/stackUntoldError";
import { UsageError } from "../usageError";
import { carryOut } from "./carryOut";
import { type LookedAt, look, type Recovery } from "./recovery";
import { type RecoveryOutcome, renderRecoveryJson } from "./recoveryJson";
import { describeUnclear, renderPlan } from "./renderPlan";

/**
 * Exit code 1 when something is left to be done or to be decided, or the person said no.
 *
 * @throws {UsageError} where `--ours` names what is not there
 * @throws {StateLockedError} {StackLockedError} where another run is at work on the stack
 */
export async function recover(recovery: Recovery): Promise<ExitCode> {
  const { options } = recovery;
  const ours = options.ours ?? [];
  // Before the look: what a run is making just now is no leftover. Afterwards the next one must not meet a dead one's lock.
  if (options.dryRun !== true) await recovery.engine.requireIdle();
  const found = await look(recovery, ours);
  requireKnown(ours, found);
  show(recovery, found.plan);
  if (isSettled(found.plan) && found.plan.unclear.length === 0) return end(recovery, found, "done");
  if (options.dryRun === true) return end(recovery, found, "planned");
  const agreed = options.yes === true ? { found, ours } : await agree(recovery, found, ours);
  if (agreed === undefined) return end(recovery, found, "declined");
  return carryOutAndCheck(recovery, agreed);
}

/** @throws {UsageError} */
function requireKnown(ours: readonly string[], { ids }: LookedAt): void {
  const unknown = ours.find((id) => !ids.has(id.toLowerCase()));
  if (unknown === undefined) return;
  throw new UsageError(
    `No app or credential that could be this stack's has the id ${unknown}.`,
    "name a client id or a key id that `appreg recover --dry-run` shows",
  );
}

interface Agreed {
  readonly found: LookedAt;
  /** Ids of what only a name speaks for, and that is this stack's. */
  readonly ours: readonly string[];
}

async function carryOutAndCheck(recovery: Recovery, { found, ours }: Agreed): Promise<ExitCode> {
  if (!(await carryOut(recovery, found))) return end(recovery, found, "interrupted");
  const after = await look(recovery, ours);
  const done = { ...found, plan: { ...found.plan, unclear: after.plan.unclear } };
  if (isSettled(after.plan)) return end(recovery, done, "done");
  show(recovery, after.plan);
  return end(recovery, done, "left");
}

/** Undefined when the person said no to all of it. */
async function agree(recovery: Recovery, found: LookedAt, given: readonly string[]): Promise<Agreed | undefined> {
  const { deps } = recovery;
  const ours = [...given];
  const answered = new Set<string>();
  for (const one of found.plan.unclear) {
    // One app for each declaration: the question for the others has its answer.
    if (one.kind === "application" && answered.has(one.urn)) continue;
    const question =
      one.kind === "application"
        ? `Is this the app of the stack? It is adopted then.\n${describeUnclear(one)}`
        : `Is it a leftover? It is deleted then.\n${describeUnclear(one)}`;
    if (!(await confirm(question, deps))) continue;
    ours.push(one.kind === "application" ? one.app.clientId : one.credential.keyId);
    if (one.kind === "application") answered.add(one.urn);
  }
  const settled = ours.length === given.length ? found : await look(recovery, ours);
  recovery.progress.clear();
  if (isSettled(settled.plan)) return undefined;
  return (await confirm("Bring the stack in order like that?", deps)) ? { found: settled, ours } : undefined;
}

function show({ options, deps, progress }: Recovery, plan: RecoveryPlan): void {
  progress.clear();
  if (options.json !== true) deps.stdout.write(renderPlan(plan));
}

function end(recovery: Recovery, { record, plan }: LookedAt, outcome: RecoveryOutcome["outcome"]): ExitCode {
  const { options, deps, stack, progress } = recovery;
  progress.clear();
  if (options.json === true) {
    deps.stdout.write(renderRecoveryJson(recovery, { engine: record.engine, plan, outcome }));
  } else {
    const up = record.engine === "rehearsal" ? rehearseUp(stack.name) : `pulumi up --stack ${stack.name}`;
    deps.stdout.write(endings[outcome](plan, up));
  }
  return outcome === "done" && plan.unclear.length === 0 ? exitCodes.done : exitCodes.differs;
}

const endings: Readonly<Record<RecoveryOutcome["outcome"], (plan: RecoveryPlan, up: string) => string>> = {
  planned: () => "Nothing was changed. Without --dry-run it is done after a question.\n",
  declined: () => "Nothing was changed.\n",
  interrupted: () => "Interrupted; run the command again to go on.\n",
  left: () => "This is left; run the command again, and look at what it says.\n",
  done: (plan, up) =>
    isSettled(plan)
      ? "Nothing is left over: state and tenant agree on what there is.\n"
      : `The stack is in order. Next: ${up}\n`,
};
