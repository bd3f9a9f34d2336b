/** Deletes what the practice tenant and the rehearsals of a project keep. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { resetPracticeTenant } from "../../practice-tenant";
import { requireStopped } from "./requireStopped";

/**
 * Forgets the directory and, because it describes what is then gone, the state of every rehearsal.
 *
 * @throws {UsageError} while a tenant runs on the folder.
 */
export async function forgetDirectory(folder: string): Promise<void> {
  await requireStopped(folder);
  resetPracticeTenant(folder);
  rmSync(join(folder, "stacks"), { recursive: true, force: true });
}

/**
 * Forgets the certificate authority only; the next start makes another.
 *
 * @throws {UsageError} while a tenant runs on the folder.
 */
export async function forgetCertificates(folder: string): Promise<void> {
  await requireStopped(folder);
  resetPracticeTenant(folder, { certificates: true });
}
