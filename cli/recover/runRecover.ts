/** Brings a stack in order after a run that was interrupted or failed half-way, so that the next one can succeed. */
import type { CliDeps } from "../cliDeps";
import { requireTerminal } from "../confirm";
import type { ExitCode } from "../exitCodes";
import { createProgress } from "../progress";
import { describeStack, findProject } from "../project/findProject";
import { tenantOf } from "../stack/tenantOf";
import { type Tenant, withTenant } from "../tenant/withTenant";
import { UsageError } from "../usageError";
import { pulumiEngine } from "./engines/pulumiEngine";
import type { RecoverEngine } from "./engines/recoverEngine";
import { rehearsalEngine } from "./engines/rehearsalEngine";
import { readProgram } from "./readProgram";
import { readRecord } from "./readRecord";
import { recover } from "./recover";
import type { RecoverOptions } from "./recoverOptions";
import type { Recovery } from "./recovery";

/**
 * Exit code 1 when something is left to be done or to be decided, or the person said no.
 *
 * @throws {UsageError} where nobody can answer
 * @throws errors of the project, the program, the stack's state, the tenant and the engine
 */
export async function runRecover(options: RecoverOptions, deps: CliDeps): Promise<ExitCode> {
  if (options.yes !== true && options.dryRun !== true) requireAnswer(options, deps);
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = describeStack(project, options.stack);
  const record = await readRecord(project, stack, { engine: options.engine, env: deps.env });
  const progress = createProgress(deps.stderr);
  try {
    return await withTenant(
      { project, stack, env: deps.env, interrupted: deps.interrupted, tellWait: progress.show },
      tenantOf(record),
      async (tenant) => {
        progress.show("reading the program …");
        const program = await readProgram({ project, stack, directory: tenant.directory, deps });
        const place = { project, stack, options, deps };
        const engine = engineFor(record.engine, tenant, place);
        return recover({ ...place, tenant, program, engine, engineName: record.engine, progress });
      },
    );
  } finally {
    progress.clear();
  }
}

/** @throws {UsageError} where nobody can answer, or where a question would stand beside a document */
function requireAnswer({ json }: RecoverOptions, deps: CliDeps): void {
  if (json === true) {
    throw new UsageError("With --json there is no question to answer.", "add --yes to say it beforehand, or --dry-run");
  }
  requireTerminal(deps);
}

/** A rehearsal's tenant is always a practice tenant. */
function engineFor(
  name: Recovery["engineName"],
  { practice }: Tenant,
  { project, stack, deps }: Pick<Recovery, "project" | "stack" | "deps">,
): RecoverEngine {
  return name === "rehearsal" && practice !== undefined
    ? rehearsalEngine({ project, stack, directory: practice, deps })
    : pulumiEngine({ project, stack, env: deps.env });
}
