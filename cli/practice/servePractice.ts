/** Runs the practice tenant of a project until the person interrupts it. */
import { once } from "node:events";
import { startPracticeTenant } from "../../practice-tenant";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { expectedPort } from "../practiceTenantSession";
import { findProject, readStackConfig } from "../project/findProject";
import { renderServing } from "./renderServing";
import { requireStopped } from "./requireStopped";
import { accessTo, removeRunningNote, writeRunningNote } from "./runningTenant";

export interface ServeOptions {
  readonly cwd?: string;
  readonly port?: number;
}

/**
 * Serves until `deps.interrupted` aborts; meanwhile a note in the folder tells other commands where it listens.
 *
 * @throws {UsageError} when it runs already.
 * @throws errors of the practice tenant: port in use, store locked by another process, damaged store.
 */
export async function servePractice(options: ServeOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const folder = project.practiceFolder;
  await requireStopped(folder);
  const port = options.port ?? expectedPort(readStackConfig(project));
  const tenant = await startPracticeTenant({ folder, port });
  try {
    writeRunningNote(folder, tenant);
    deps.stderr.write(renderServing(accessTo(tenant)));
    if (!deps.interrupted.aborted) await once(deps.interrupted, "abort");
    deps.stderr.write("\nStopped. What it kept is in .practice/.\n");
    return exitCodes.done;
  } finally {
    removeRunningNote(folder);
    await tenant.close();
  }
}
