/** Where a command looks: at which tenant, and what the state of the stack knows of it. */
import type { StackApps } from "../../lifecycle";
import type { CliDeps } from "../cliDeps";
import { findProject, findStack, type Project, type Stack } from "../project/findProject";
import { readStackRecord } from "../stack/readStackRecord";
import { recordedApps } from "../stack/recordedApps";
import { StackUntoldError } from "../stack/stackUntoldError";
import { tenantOf } from "../stack/tenantOf";
import type { Tenant, TenantChoice } from "../tenant/withTenant";
import type { Engine } from "../token/readStackOutputs";

export interface LookingOptions {
  readonly cwd?: string;
  readonly stack?: string;
  readonly engine?: Engine;
  readonly tenant?: TenantChoice;
}

export interface LookingPlace {
  readonly project: Project;
  readonly stack: Stack;
  /** Undefined: the tenant that the stack's settings name. */
  readonly choice: TenantChoice | undefined;
  /** What the stack has in that tenant. A stack that was never brought up has nothing yet. */
  readonly apps: StackApps;
}

/**
 * @throws errors of the project, the stack and its state
 * @throws {StackUntoldError} where the engine that was named knows no such stack
 */
export async function findLookingPlace(options: LookingOptions, deps: CliDeps): Promise<LookingPlace> {
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = findStack(project, options.stack);
  const record = await readStackRecord(project, stack, { engine: options.engine, env: deps.env }).catch((error) => {
    if (error instanceof StackUntoldError && options.engine === undefined) return undefined;
    throw error;
  });
  const recordedIn = record === undefined ? undefined : tenantOf(record);
  const choice = options.tenant ?? recordedIn;
  // What one tenant holds says nothing about what was recorded of another.
  const known = record === undefined || choice !== recordedIn ? [] : recordedApps(record);
  return { project, stack, choice, apps: { project: project.name, stack: stack.name, known } };
}

/** For titles: there is one practice tenant, and real ones have ids. */
export function nameTenant({ practice, tenantId }: Pick<Tenant, "practice" | "tenantId">): string {
  return practice === undefined ? `the tenant ${tenantId}` : "the practice tenant";
}

/** The same for programs. */
export function tenantJson({ practice, tenantId }: Pick<Tenant, "practice" | "tenantId">) {
  return { id: tenantId, isPractice: practice !== undefined };
}
