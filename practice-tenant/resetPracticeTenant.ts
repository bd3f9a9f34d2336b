/** Makes the next start of a practice tenant its first. */
import { existsSync, rmSync } from "node:fs";
import { removeTenantCertificates } from "./certificates/certificateFiles";
import { StoreDamagedError } from "./errors";
import { requestLogFile } from "./requestLog";
import { openStoreFile, storeFileIn } from "./storeFile";
import { noteFileOf } from "./storeOwner";

export interface ResetOptions {
  /** Forget the certificate authority instead of the directory. */
  readonly certificates?: boolean;
}

/**
 * Removes the directory in `folder` and its request log, or with `certificates` the certificates only.
 *
 * @throws StoreLockedError while a tenant serves the folder
 */
export function resetPracticeTenant(folder: string, { certificates = false }: ResetOptions = {}): void {
  const file = storeFileIn(folder);
  assertUnused(file);
  if (certificates) {
    removeTenantCertificates(folder);
    return;
  }
  const leftovers = [file, `${file}-wal`, `${file}-shm`, noteFileOf(file), requestLogFile(folder)];
  for (const leftover of leftovers) rmSync(leftover, { force: true });
}

/** Whoever can open the store is its only user. A damaged one is what resetting is for. */
function assertUnused(file: string): void {
  if (!existsSync(file)) return;
  try {
    openStoreFile(file).close();
  } catch (error) {
    if (!(error instanceof StoreDamagedError)) throw error;
  }
}
