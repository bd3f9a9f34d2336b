/** Reads how to reach a project's practice tenant, whether or not it runs at the moment. */
import { startPracticeTenant } from "../../practice-tenant";
import { expectedPort } from "../practiceTenantSession";
import type { Project } from "../project/findProject";
import { accessTo, findRunningTenant, type TenantAccess } from "./runningTenant";

/**
 * The running tenant's access, or that of the tenant kept in the folder, as it will be once it listens where the
 * stack expects it. A folder that holds none yet is filled with a new tenant.
 */
export async function readTenantAccess(
  project: Project,
  config: Readonly<Record<string, string>>,
): Promise<TenantAccess> {
  const folder = project.practiceFolder;
  const running = await findRunningTenant(folder);
  if (running !== undefined) return running;
  const tenant = await startPracticeTenant({ folder, port: 0 });
  try {
    return { ...accessTo(tenant), origin: `https://127.0.0.1:${expectedPort(config)}` };
  } finally {
    await tenant.close();
  }
}
