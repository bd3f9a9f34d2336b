/** Prints the environment in which `pulumi` uses the practice tenant. */
import { basename } from "node:path";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { findProject, readStackConfig } from "../project/findProject";
import { writeCaBundle } from "./caBundle";
import { readTenantAccess } from "./readTenantAccess";
import { environmentFor, renderEnvironment, type Shell } from "./renderEnvironment";

export interface EnvOptions {
  readonly cwd?: string;
  readonly shell?: Shell;
}

/** Prints the deployer's secret among the rest: this is the one command whose job that is. */
export async function printEnvironment(options: EnvOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const tenant = await readTenantAccess(project, readStackConfig(project));
  const bundle = writeCaBundle(project.practiceFolder, tenant.caPem, deps.env);
  deps.stdout.write(renderEnvironment(environmentFor(tenant, bundle), options.shell ?? shellOf(deps)));
  return exitCodes.done;
}

function shellOf({ env }: CliDeps): Shell {
  if (env.SHELL === undefined && env.PSModulePath !== undefined) return "powershell";
  return basename(env.SHELL ?? "") === "fish" ? "fish" : "bash";
}
