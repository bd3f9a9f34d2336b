/** A practice tenant in memory on a free port, on which the repository's own program was rehearsed. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessTo, type TenantAccess } from "../../cli/practice/runningTenant";
import { type PracticeTenant, type PracticeTenantOptions, startPracticeTenant } from "../../practice-tenant";
import { rehearse } from "../../rehearsal";
import { type AppAccess, parseAppAccess } from "../../token";

const root = join(__dirname, "..", "..");

export interface RehearsedTenant {
  readonly tenant: PracticeTenant;
  readonly access: TenantAccess;
  readonly calendarSync: AppAccess;
  readonly roomBoard: AppAccess;
  close(): Promise<void>;
}

/** Starts the tenant and brings index.ts up on it. */
export async function startRehearsedTenant(options: PracticeTenantOptions = {}): Promise<RehearsedTenant> {
  const folder = mkdtempSync(join(tmpdir(), "appreg-end-to-end-"));
  const tenant = await startPracticeTenant({ port: 0, ...options });
  const access = accessTo(tenant);
  const { outputs, diagnostics } = await rehearse({
    operation: "up",
    projectFolder: root,
    stack: "dev",
    stateFile: join(folder, "dev.json"),
    directory: access,
  });
  const close = async (): Promise<void> => {
    await tenant.close();
    rmSync(folder, { recursive: true });
  };
  const [calendarSync, roomBoard] = [parseAppAccess(outputs.calendarSync), parseAppAccess(outputs.roomBoard)];
  if (calendarSync === undefined || roomBoard === undefined) {
    await close();
    throw new Error(`index.ts was not brought up: ${JSON.stringify(diagnostics)}`);
  }
  return { tenant, access, calendarSync, roomBoard, close };
}
