/** For what cannot be done while a practice tenant runs. */
import { UsageError } from "../usageError";
import { findRunningTenant } from "./runningTenant";

/** @throws {UsageError} while a tenant runs on the practice folder, naming its address and process. */
export async function requireStopped(folder: string): Promise<void> {
  const running = await findRunningTenant(folder);
  if (running === undefined) return;
  throw new UsageError(
    `The practice tenant runs on ${running.origin} (process ${running.pid}).`,
    "stop it with Ctrl-C in its own shell, then run this again",
  );
}
