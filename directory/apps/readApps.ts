/** Reads app registrations whole: the application, its principal in the tenant, and what hangs on both. */
import type { DirectoryReader } from "../client/directoryReader";
import { textOf } from "../client/fields";
import { addCertificates } from "./addCertificates";
import { type AppParts, assembleApp, isGone, isTorn, readAppParts } from "./appParts";
import type { AppSummary } from "./appSelection";
import { AppUnsettledError } from "./appUnsettledError";
import type { DirectoryApp } from "./directoryApp";

/** Apps that are read together: enough to keep every connection busy, few enough to tell how far it is. */
const together = 25;
/** How often an app is read of which parts are missing. */
const mostTries = 5;

export interface ReadAppsOptions {
  readonly onProgress?: (read: number, of: number) => void;
}

/**
 * The apps in the order given. One that has been deleted meanwhile is left out.
 *
 * Needs what opens applications, principals, grants and assignments: Application.Read.All and Directory.Read.All of an app
 * on its own, or the rights of any member who signed in.
 *
 * @throws {GraphRefusedError} when a part may not be read, naming it: that is never taken for "none"
 * @throws {AppUnsettledError} when a part stays missing that the others tell of
 * @throws {DirectoryAnswerError}
 */
export async function readApps(
  directory: DirectoryReader,
  apps: readonly AppSummary[],
  { onProgress }: ReadAppsOptions = {},
): Promise<readonly DirectoryApp[]> {
  const read: DirectoryApp[] = [];
  for (let at = 0; at < apps.length; at += together) {
    read.push(...(await readTogether(directory, apps.slice(at, at + together))));
    onProgress?.(Math.min(at + together, apps.length), apps.length);
  }
  return read;
}

async function readTogether(directory: DirectoryReader, apps: readonly AppSummary[]): Promise<readonly DirectoryApp[]> {
  const parts = (await readSettled(directory, apps)).filter((found) => !isGone(found));
  const objects = parts.flatMap(({ app, principal }) => [
    { path: `/applications/${app.objectId}`, fields: app.application },
    { path: `/servicePrincipals/${textOf(principal?.id)}`, fields: principal },
  ]);
  const whole = await addCertificates(directory, objects);
  return parts.map((found, at) => assembleApp(found, whole[at * 2] ?? found.app.application, whole[at * 2 + 1]));
}

/** A directory that lags behind may deny for some reads what it lists already, and tell half of what was just deleted. */
async function readSettled(directory: DirectoryReader, apps: readonly AppSummary[]): Promise<readonly AppParts[]> {
  const read = new Map<AppSummary, AppParts>();
  let open = apps;
  for (let tries = 0; tries < mostTries && open.length > 0; tries += 1) {
    const parts = await readAppParts(directory, open);
    for (const found of parts) read.set(found.app, found);
    open = parts.filter((found) => isGone(found) || isTorn(found)).map(({ app }) => app);
  }
  const found = apps.flatMap((app) => read.get(app) ?? []);
  const torn = found.find(isTorn);
  if (torn !== undefined) throw new AppUnsettledError(torn.app.displayName, torn.app.clientId);
  return found;
}
