/** Finds the state that a teardown begins with, and never takes one engine's for the other's. */
import { existsSync } from "node:fs";
import type { CliDeps } from "../cliDeps";
import { findStack, type Project, type Stack, stacksOf } from "../project/findProject";
import { readStackRecord } from "../stack/readStackRecord";
import type { StackRecord } from "../stack/stackRecord";
import { StackUntoldError } from "../stack/stackUntoldError";
import { tenantOf } from "../stack/tenantOf";
import { namesPracticeTenant, type TenantChoice } from "../tenant/withTenant";
import type { Engine } from "../token/readStackOutputs";

export interface TeardownState {
  readonly engine: Engine;
  readonly tenant: TenantChoice;
  /** Undefined: the engine never brought the stack up, or has forgotten it. */
  readonly record: StackRecord | undefined;
}

export interface StatePlace {
  readonly project: Project;
  readonly stack: Stack;
  readonly env: CliDeps["env"];
}

/**
 * Once a stack was rehearsed, its teardown is the rehearsal's, even where nothing of that is left: a command that deletes does
 * not go on to a real tenant because the practice tenant is empty. Pulumi's has to be asked for by name then.
 *
 * @throws {StackUntoldError} where Pulumi cannot say what it has: that is not the same as nothing
 * @throws {StackNotFoundError} for a stack that neither has settings here nor is known to the engine
 * @throws errors of the state
 */
export async function readState(place: StatePlace, asked: Engine | undefined): Promise<TeardownState> {
  const { project, stack } = place;
  const engine = asked ?? (existsSync(stack.rehearsalState) ? "rehearsal" : "pulumi");
  const record = await readRecord(place, engine);
  if (record === undefined && !stacksOf(project).includes(stack.name)) findStack(project, stack.name);
  return { engine, record, tenant: tenantOf({ engine, stack }) };
}

async function readRecord({ project, stack, env }: StatePlace, engine: Engine): Promise<StackRecord | undefined> {
  try {
    return await readStackRecord(project, stack, { engine, env });
  } catch (cause) {
    if (cause instanceof StackUntoldError && isNeverUp(cause, { engine, stack })) return undefined;
    throw cause;
  }
}

/** Pulumi has no code for a stack that does not exist. Without a Pulumi CLI nothing can have been brought up on a practice tenant. */
function isNeverUp({ problem }: StackUntoldError, { engine, stack }: { engine: Engine; stack: Stack }): boolean {
  if (engine === "rehearsal") return true;
  return /no stack named/.test(problem) || (namesPracticeTenant(stack) && /no Pulumi CLI/.test(problem));
}
