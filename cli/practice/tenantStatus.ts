/** Finds out whether a project's practice tenant runs and what it holds. */
import { existsSync } from "node:fs";
import { startPracticeTenant } from "../../practice-tenant";
import { expectedPort } from "../practiceTenantSession";
import type { Project } from "../project/findProject";
import { countObjects, type ObjectCounts } from "./countObjects";
import { accessTo, findRunningTenant, type TenantAccess } from "./runningTenant";

export interface TenantStatus {
  readonly state: "running" | "stopped" | "absent";
  /** Process that runs it. */
  readonly pid?: number;
  /** Where it listens, or would listen. */
  readonly origin: string;
  readonly tenantId?: string;
  readonly users?: readonly {
    readonly userPrincipalName: string;
    readonly displayName: string;
    readonly role: string;
  }[];
  readonly counts?: ObjectCounts;
}

/** Reads the status; changes nothing, and creates no tenant where there is none yet. */
export async function readTenantStatus(
  project: Project,
  config: Readonly<Record<string, string>>,
): Promise<TenantStatus> {
  const folder = project.practiceFolder;
  const running = await findRunningTenant(folder);
  if (running !== undefined) {
    return { state: "running", pid: running.pid, origin: running.origin, ...(await describe(running)) };
  }
  const origin = `https://127.0.0.1:${expectedPort(config)}`;
  if (!existsSync(folder)) return { state: "absent", origin };
  const tenant = await startPracticeTenant({ folder, port: 0 });
  try {
    return { state: "stopped", origin, ...(await describe(accessTo(tenant))) };
  } finally {
    await tenant.close();
  }
}

async function describe(tenant: TenantAccess): Promise<Pick<TenantStatus, "tenantId" | "users" | "counts">> {
  const users = tenant.users.map(({ userPrincipalName, displayName, role }) => ({
    userPrincipalName,
    displayName,
    role,
  }));
  return { tenantId: tenant.tenantId, users, counts: await countObjects(tenant) };
}
