/** Lets the engine that brought a stack up destroy what of it is to go. */
import type { TeardownPlan } from "../../lifecycle";
import { type Diagnostic, type RehearsalEvent, rehearse } from "../../rehearsal";
import { type CliDeps, screenWidthOf } from "../cliDeps";
import { createProgress } from "../progress";
import { renderDiagnostics } from "../rehearsal/renderSummary";
import { renderWaiting } from "../rehearsal/renderWaiting";
import type { StackRecord } from "../stack/stackRecord";
import { takeOffStaleLock } from "../stack/takeOffStaleLock";
import type { Tenant } from "../tenant/withTenant";
import { PulumiMissingError } from "../up/errors";
import { readOutput, runForPerson } from "../up/runChild";

export interface Destruction {
  readonly record: StackRecord;
  /** As the person named the stack, organisation included. */
  readonly stackName: string;
  readonly plan: Pick<TeardownPlan, "goes" | "isPartial" | "vanished">;
  readonly tenant: Pick<Tenant, "practice">;
  readonly deps: CliDeps;
  /** A teardown had begun before and not come to its end, so that the state may tell of what is gone. */
  readonly isResumed: boolean;
}

/**
 * @returns the engine's exit code; 0 where it has nothing to destroy
 * @throws {PulumiMissingError} {StackLockedError} and errors of the rehearsal's state
 */
export async function destroyStack(destruction: Destruction): Promise<number> {
  if (destruction.plan.goes.length === 0) return 0;
  return destruction.record.engine === "rehearsal" ? destroyRehearsed(destruction) : destroyWithPulumi(destruction);
}

async function destroyRehearsed({ record, plan, tenant, deps }: Destruction): Promise<number> {
  if (tenant.practice === undefined) throw new Error("a rehearsal is only ever destroyed on the practice tenant");
  const progress = createProgress(deps.stderr);
  const diagnostics: Diagnostic[] = [];
  let destroyed = 0;
  const show = (event: RehearsalEvent): void => {
    if (event.kind === "diagnostic") diagnostics.push(event.diagnostic);
    if (event.kind === "waiting") progress.show(renderWaiting(event).split("\n")[0] ?? "");
    if (event.kind !== "stepEnded") return;
    destroyed += 1;
    progress.show(`destroying: ${destroyed} of ${plan.goes.length} resources`);
  };
  const result = await rehearse({
    operation: "destroy",
    projectFolder: record.project.folder,
    stack: record.stack.name,
    stateFile: record.stack.rehearsalState,
    directory: tenant.practice,
    environment: deps.env,
    signal: deps.interrupted,
    clock: deps.clock,
    refresh: plan.vanished.length > 0,
    // One that fails is no reason to leave the others.
    continueOnError: true,
    ...(plan.isPartial ? { targets: plan.goes } : {}),
    onEvent: show,
  }).finally(progress.clear);
  deps.stderr.write(renderDiagnostics(diagnostics, screenWidthOf(deps.stderr)));
  return result.exitCode;
}

/** The engine's own default at least. More, so that the provider's wait of 20 s for each deleted app is one wait for all. */
const leastParallel = 16;

/** From here on writing the state after each of them takes longer than the wait: 100 apps take 29 s instead of 52. */
const manyResources = 100;

/** A run that is killed then leaves the state as it was before, which the next teardown finds out and mends. */
const stateAtTheEnd = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

async function destroyWithPulumi(destruction: Destruction): Promise<number> {
  const { record, plan, deps, isResumed } = destruction;
  await takeOffStaleLock({ ...record, env: deps.env });
  try {
    const isMany = plan.goes.length >= manyResources;
    const readsFirst = isResumed || plan.vanished.length > 0;
    const env = isMany ? { ...stateAtTheEnd, ...deps.env } : deps.env;
    const code = await runDestroy(destruction, { env, readsFirst });
    if (code === 0 || !isMany || readsFirst || deps.interrupted.aborted) return code;
    deps.stderr.write("Once more, reading first what is still there.\n");
    return await runDestroy(destruction, { env, readsFirst: true });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") throw new PulumiMissingError();
    throw cause;
  }
}

async function runDestroy(
  { record, stackName, plan }: Destruction,
  { env, readsFirst }: { readonly env: CliDeps["env"]; readonly readsFirst: boolean },
): Promise<number> {
  const options = { cwd: record.project.folder, env };
  const parallel = String(Math.max(leastParallel, plan.goes.length));
  const targets = plan.isPartial ? plan.goes.flatMap((urn) => ["--target", urn]) : [];
  const { stdout: help } = await readOutput(["pulumi", "destroy", "--help"], options);
  const flags = [
    // What would go was shown and agreed to already.
    ...["--yes", "--skip-preview"],
    // An older CLI ends at the first resource that fails; running it again goes on.
    ...(help.includes("--continue-on-error") ? ["--continue-on-error"] : []),
    ...(readsFirst ? ["--refresh"] : []),
  ];
  const command = ["pulumi", "destroy", "--stack", stackName, "--parallel", parallel, ...flags, ...targets] as const;
  return runForPerson(command, { ...options, outputTo: "stderr" });
}
