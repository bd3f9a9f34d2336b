/** Deletes what a practice folder holds. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../usageError";
import { findRunningTenant } from "./runningTenant";

/** What other programs may have been told to trust; kept unless asked otherwise. */
const certificates = /^(?:ca|server)\.(?:pem|key)$/;

/**
 * Empties the folder, with or without the certificates; resolves to whether there was anything to delete.
 *
 * @throws {UsageError} while a tenant runs on the folder.
 */
export async function resetPracticeFolder(folder: string, withCertificates: boolean): Promise<boolean> {
  if (!existsSync(folder)) return false;
  const running = await findRunningTenant(folder);
  if (running !== undefined) {
    throw new UsageError(
      `The practice tenant runs on ${running.origin} (process ${running.pid}).`,
      "stop it with Ctrl-C in its own shell, then run this again",
    );
  }
  const doomed = readdirSync(folder).filter((name) => withCertificates || !certificates.test(name));
  for (const name of doomed) rmSync(join(folder, name), { recursive: true });
  return doomed.length > 0;
}
