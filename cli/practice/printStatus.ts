/** Prints whether the practice tenant of a project runs and what it holds. */
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { findProject, readStackConfig } from "../project/findProject";
import { renderStatus } from "./renderStatus";
import { readTenantStatus } from "./tenantStatus";

export interface StatusOptions {
  readonly cwd?: string;
  readonly json?: boolean;
}

/** Changes nothing. */
export async function printStatus(options: StatusOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const status = await readTenantStatus(project, readStackConfig(project));
  deps.stdout.write(options.json ? `${JSON.stringify(status, null, 2)}\n` : renderStatus(status));
  return exitCodes.done;
}
