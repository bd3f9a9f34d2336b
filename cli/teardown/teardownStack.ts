/** `appreg teardown`: one stack, with the engine that brought it up. */
import {
  type Claim,
  partitionState,
  planTeardown,
  readUsage,
  recordedObject,
  survey,
  type Targets,
  type TeardownPlan,
  targetsOf,
} from "../../lifecycle";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { createProgress, type Progress } from "../progress";
import { describeStack, findProject, type Stack } from "../project/findProject";
import type { RecordedResource } from "../stack/stackRecord";
import { type Tenant, withTenant } from "../tenant/withTenant";
import { agreeTo } from "./agreeTo";
import { carryOut, tellOutcome } from "./carryOut";
import { destroyStack } from "./destroyStack";
import { readState, type TeardownState } from "./readState";
import { requireSameTenant } from "./requireSameTenant";
import { nothingGoes, type Teardown } from "./teardown";
import { readNote, removeNote, writeNote } from "./teardownNote";
import type { TeardownOptions } from "./teardownOptions";

/** See `runTeardown.ts`. */
export async function teardownStack(options: TeardownOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = describeStack(project, options.stack?.split("/").at(-1));
  const progress = createProgress(deps.stderr);
  const place = { project, stack, env: deps.env, interrupted: deps.interrupted, tellWait: progress.show };
  progress.show("reading the state of the stack …");
  const state = await readState(place, options.engine).finally(progress.clear);
  return withTenant(place, state.tenant, async (tenant) => {
    requireSameTenant(state.record?.resources ?? [], tenant);
    const { plan, targets, isResumed } = await planStack({ project: project.name, stack, state, tenant, progress });
    const teardown: Teardown = {
      project: project.name,
      stacks: [stack.name],
      tenantKind: state.tenant,
      engine: state.record === undefined ? undefined : state.engine,
      isAbandoned: false,
      ...{ tenant, plan, targets, options, deps, progress },
    };
    if (!(await agreeTo(teardown))) return options.dryRun === true ? exitCodes.done : exitCodes.differs;
    if (!nothingGoes(teardown)) {
      const objectIds = [...targets.applications.keys(), ...targets.principals.keys()];
      writeNote(stack, { tenantId: tenant.tenantId, objectIds });
    }
    const stackName = options.stack ?? stack.name;
    const { record } = state;
    const outcome = await carryOut(
      teardown,
      record === undefined ? undefined : () => destroyStack({ record, stackName, plan, tenant, deps, isResumed }),
    );
    if (outcome.residue?.length === 0) removeNote(stack);
    return tellOutcome(teardown, outcome);
  });
}

interface Planning {
  readonly project: string;
  readonly stack: Stack;
  readonly state: TeardownState;
  readonly tenant: Tenant;
  readonly progress: Progress;
}

async function planStack({ project, stack, state, tenant, progress }: Planning): Promise<{
  readonly plan: TeardownPlan;
  readonly targets: Targets;
  readonly isResumed: boolean;
}> {
  const resources = state.record?.resources ?? [];
  const claim = claimOf(resources, { project, stack, tenantId: tenant.tenantId });
  progress.show("looking at what there is …");
  try {
    const found = await survey(tenant.directory, claim, {
      tenantId: tenant.tenantId,
      onProgress: (read, of) => progress.show(`looking at what there is: ${read} of ${of} apps`),
    });
    const usage = await readUsage(tenant.directory, found.apps);
    const foreign = new Set(found.foreignPrincipals.map(({ objectId }) => objectId));
    const partition = partitionState(resources, foreign);
    const plan = planTeardown({ claim, survey: found, usage, state: resources, partition });
    return { plan, targets: targetsOf(claim, found, claim.applicationIds), isResumed: claim.begunIds.size > 0 };
  } finally {
    progress.clear();
  }
}

function claimOf(
  resources: readonly RecordedResource[],
  { project, stack, tenantId }: { readonly project: string; readonly stack: Stack; readonly tenantId: string },
): Claim {
  const objects = resources.flatMap((resource) => recordedObject(resource) ?? []);
  const idsOf = (wanted: "application" | "servicePrincipal") =>
    new Set(objects.flatMap(({ kind, objectId }) => (kind === wanted ? [objectId] : [])));
  return {
    ...{ project, stacks: new Set([stack.name]), begunIds: readNote(stack, tenantId) },
    ...{ applicationIds: idsOf("application"), principalIds: idsOf("servicePrincipal") },
  };
}
