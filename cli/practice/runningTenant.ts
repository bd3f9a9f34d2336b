/** The note that a running `appreg practice serve` leaves for the other commands, and how they check it. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../../common";
import type { PracticeTenant, PracticeUser } from "../../practice-tenant";
import type { DirectoryConnection } from "../../rehearsal";
import { httpsRequest } from "./httpsRequest";

/** How to reach a practice tenant, wherever it runs: as the deployer, or as one of its users. */
export interface TenantAccess extends DirectoryConnection {
  readonly users: readonly PracticeUser[];
}

/** Content of `running.json`. */
export interface RunningTenant extends TenantAccess {
  readonly pid: number;
  /** The certificate authority as a file, for people and other tools. */
  readonly caFile?: string;
}

const noteFile = (folder: string): string => join(folder, "running.json");

/** What other commands need to know of a tenant that this process runs. */
export function accessTo(tenant: PracticeTenant): TenantAccess {
  const { origin, caPem, tenantId, deployer, users } = tenant;
  return {
    origin,
    caPem,
    tenantId,
    clientId: deployer.clientId,
    clientSecret: deployer.clientSecret,
    users,
  };
}

/** Leaves the note in the practice folder, readable by the owner only. */
export function writeRunningNote(folder: string, tenant: PracticeTenant): void {
  const caFile = tenant.caFile === undefined ? {} : { caFile: tenant.caFile };
  const note: RunningTenant = { pid: process.pid, ...caFile, ...accessTo(tenant) };
  writeFileSync(noteFile(folder), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
}

export function removeRunningNote(folder: string): void {
  rmSync(noteFile(folder), { force: true });
}

/** The tenant that runs on a practice folder, if it answers. A note left by a killed process counts for nothing. */
export async function findRunningTenant(folder: string): Promise<RunningTenant | undefined> {
  const note = readNote(folder);
  if (note === undefined || !isAlive(note.pid)) return undefined;
  try {
    const address = `${note.origin}/metadata/endpoints?api-version=2022-09-01`;
    const { status } = await httpsRequest(address, { caPem: note.caPem, timeout: 2_000 });
    return status === 200 ? note : undefined;
  } catch {
    return undefined;
  }
}

function readNote(folder: string): RunningTenant | undefined {
  try {
    // Written by this program alone; a note that does not fit is treated as none by the checks that follow.
    return JSON.parse(readFileSync(noteFile(folder), "utf8")) as RunningTenant;
  } catch {
    return undefined;
  }
}
