/** Hands over new entries of the practice tenant's request log as they are written. */
import { existsSync, watch } from "node:fs";
import { type RequestLogEntry, readRequestLog, requestLogFile } from "../../practice-tenant";
import { UsageError } from "../usageError";

/**
 * Calls `onEntry` for every entry there is and every one that comes, until the signal aborts.
 *
 * @throws {UsageError} when the tenant was never started.
 */
export async function followRequests(
  folder: string,
  onEntry: (entry: RequestLogEntry) => void,
  until: AbortSignal,
): Promise<void> {
  if (!existsSync(folder)) {
    throw new UsageError("The project has no practice tenant yet.", "start one with `appreg practice serve`");
  }
  let told = 0;
  const tellNew = (): void => {
    const entries = readRequestLog(folder);
    // A tenant that starts shortens a long log: what is left of it was told already.
    for (const entry of entries.slice(Math.min(told, entries.length))) onEntry(entry);
    told = entries.length;
  };
  tellNew();
  await whenAborted(until, folder, tellNew);
}

function whenAborted(until: AbortSignal, folder: string, onChange: () => void): Promise<void> {
  return new Promise((resolve) => {
    if (until.aborted) return resolve();
    const name = requestLogFile(folder).slice(folder.length + 1);
    const watcher = watch(folder, (_event, changed) => {
      if (changed === name) onChange();
    });
    until.addEventListener("abort", () => {
      watcher.close();
      resolve();
    });
  });
}
