/** Finds out whether a project's practice tenant runs and what it holds. */
import { existsSync } from "node:fs";
import { ProjectError } from "../../common";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { stateOwner } from "../../rehearsal";
import { expectedPort } from "../practiceTenantSession";
import { describeStack, type Project, stacksOf } from "../project/findProject";
import { countObjects, type ObjectCounts } from "./countObjects";
import { accessTo, findRunningTenant, type TenantAccess } from "./runningTenant";

export interface TenantStatus {
  /** `inUse`: a command runs it for itself alone, until it ends. */
  readonly state: "running" | "inUse" | "stopped" | "absent";
  /** Process that runs or uses it; of a command that uses it only where it keeps a stack's state locked. */
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
  if (tenant === undefined) return { state: "inUse", origin, ...(await userOf(project)) };
  try {
    return { state: "stopped", origin, ...(await describe(accessTo(tenant))) };
  } finally {
    await tenant.close();
  }
}

/** Undefined while another process has the store open. */
async function startUnlessInUse(folder: string): Promise<PracticeTenant | undefined> {
  try {
    return await startPracticeTenant({ folder, port: 0 });
  } catch (cause) {
    if (cause instanceof ProjectError && cause.code === "ERR_STORE_LOCKED") return undefined;
    throw cause;
  }
}

/** The store does not tell who has it open; a rehearsal leaves its process id in the lock of its stack. */
async function userOf(project: Project): Promise<Pick<TenantStatus, "pid">> {
  const stateFiles = stacksOf(project).map((name) => describeStack(project, name).rehearsalState);
  const pid = (await Promise.all(stateFiles.map(stateOwner))).find((owner) => owner !== undefined);
  return pid === undefined ? {} : { pid };
}

async function describe(tenant: TenantAccess): Promise<Pick<TenantStatus, "tenantId" | "users" | "counts">> {
  const users = tenant.users.map(({ userPrincipalName, displayName, role }) => ({
    userPrincipalName,
    displayName,
    role,
  }));
  return { tenantId: tenant.tenantId, users, counts: await countObjects(tenant) };
}
