/** `appreg teardown --older-than`: the stacks of a project that nobody took away, found by their markers. */
import { findApps, readRecycleBin } from "../../directory";
import {
  claimByMarker,
  groupByStack,
  type MarkedStack,
  olderThan,
  partitionState,
  planTeardown,
  readUsage,
  survey,
  targetsOf,
} from "../../lifecycle";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { createProgress, type Progress } from "../progress";
import { describeStack, findProject } from "../project/findProject";
import { type Tenant, withTenant } from "../tenant/withTenant";
import { agreeTo } from "./agreeTo";
import { carryOut, tellOutcome } from "./carryOut";
import { parseAge } from "./parseAge";
import { renderStacks } from "./renderStacks";
import type { Teardown } from "./teardown";
import type { TeardownOptions } from "./teardownOptions";

/** See `runTeardown.ts`. */
export async function teardownAbandoned(age: string, options: TeardownOptions, deps: CliDeps): Promise<ExitCode> {
  const milliseconds = parseAge(age);
  const around = findProject(options.cwd ?? deps.cwd);
  const stack = describeStack(around, options.stack?.split("/").at(-1));
  const project = options.project ?? around.name;
  const progress = createProgress(deps.stderr);
  const place = { project: around, stack, env: deps.env, interrupted: deps.interrupted, tellWait: progress.show };
  return withTenant(place, options.tenant, async (tenant) => {
    const now = deps.clock();
    const stacks = await findStacks(tenant, project, progress);
    const abandoned = olderThan(stacks, milliseconds, now);
    if (options.json !== true) deps.stderr.write(renderStacks({ project, age, stacks, abandoned, now }));
    const parts = await planByMarker(tenant, project, abandoned);
    const teardown: Teardown = {
      ...{ project, stacks: abandoned.map((found) => found.stack), tenant, ...parts, options, deps, progress },
      ...{ tenantKind: tenant.practice === undefined ? "real" : "practice", engine: undefined, isAbandoned: true },
    };
    if (!(await agreeTo(teardown))) return options.dryRun === true ? exitCodes.done : exitCodes.differs;
    return tellOutcome(teardown, await carryOut(teardown));
  });
}

async function findStacks({ directory }: Tenant, project: string, progress: Progress): Promise<readonly MarkedStack[]> {
  progress.show(`looking for the stacks of ${project} …`);
  try {
    const [apps, bin] = await Promise.all([findApps(directory, { by: "marker", project }), readRecycleBin(directory)]);
    return groupByStack(project, apps, bin);
  } finally {
    progress.clear();
  }
}

async function planByMarker({ directory, tenantId }: Tenant, project: string, abandoned: readonly MarkedStack[]) {
  const claim = claimByMarker(
    project,
    abandoned.map(({ stack }) => stack),
  );
  const found = await survey(directory, claim, { tenantId });
  const usage = await readUsage(directory, found.apps);
  const partition = partitionState([], new Set());
  return {
    plan: planTeardown({ claim, survey: found, usage, state: [], partition }),
    targets: targetsOf(claim, found, new Set()),
  };
}
