/** Finds out whether a project's practice tenant runs and what it holds. */
import { existsSync } from "node:fs";
import { type PracticeTenant, StoreLockedError, startPracticeTenant } from "../../practice-tenant";
import { expectedPort } from "../practiceTenantSession";
import type { Project } from "../project/findProject";
import { countObjects, type ObjectCounts } from "./countObjects";
import { accessTo, findRunningTenant, type TenantAccess } from "./runningTenant";

export interface TenantStatus {
  /** `inUse`: a command runs it for itself alone, until it ends. */
  readonly state: "running" | "inUse" | "stopped" | "absent";
  /** Process that runs or uses it, where that is known. */
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
  const tenant = await startUnlessInUse(folder);
  if (tenant instanceof StoreLockedError) {
    return { state: "inUse", origin, ...(tenant.owner !== undefined && { pid: tenant.owner }) };
  }
  try {
    return { state: "stopped", origin, ...(await describe(accessTo(tenant))) };
  } finally {
    await tenant.close();
  }
}

/** The refusal while another process has the store open. */
async function startUnlessInUse(folder: string): Promise<PracticeTenant | StoreLockedError> {
  try {
    return await startPracticeTenant({ folder, port: 0 });
  } catch (cause) {
    if (cause instanceof StoreLockedError) return cause;
    throw cause;
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
