/** Gives a command the practice tenant of its project: the one that runs, or one of its own for as long as it needs. */
import { accessTo, findRunningTenant, type TenantAccess } from "./practice/runningTenant";
import type { Project } from "./project/findProject";

/** Port of a practice tenant when the stack names none. */
export const defaultPort = 28443;

export interface PracticeSession extends TenantAccess {
  /** Whether this command started the tenant, which then ends with it. */
  readonly startedHere: boolean;
}

export interface SessionOptions {
  readonly project: Project;
  /** Settings of the stack: `azuread:metadataHost` says at which port the tenant is expected. */
  readonly config: Readonly<Record<string, string>>;
}

/**
 * Runs the work against the project's practice tenant.
 *
 * A tenant started here listens where the stack expects it, so that what the stack's outputs say stays true.
 *
 * @throws errors of the practice tenant: port in use, store locked by another process, damaged store.
 */
export async function withPracticeTenant<Result>(
  { project, config }: SessionOptions,
  work: (session: PracticeSession) => Promise<Result>,
): Promise<Result> {
  const folder = project.practiceFolder;
  const running = await findRunningTenant(folder);
  if (running !== undefined) return work({ ...running, startedHere: false });
  const { startPracticeTenant } = await import("../practice-tenant/index.js");
  const tenant = await startPracticeTenant({ folder, port: expectedPort(config) });
  try {
    return await work({ ...accessTo(tenant), startedHere: true });
  } finally {
    await tenant.close();
  }
}

/** Port at which a stack's settings expect the practice tenant. */
export function expectedPort(config: Readonly<Record<string, string>>): number {
  const host = config["azuread:metadataHost"];
  const port = host === undefined ? undefined : /^(?:127\.0\.0\.1|localhost):(\d+)$/.exec(host)?.[1];
  return port === undefined ? defaultPort : Number(port);
}
