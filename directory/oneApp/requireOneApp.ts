/** Finds the one application that a person means. */
import { closestNames } from "../../catalogue";
import type { AppSummary } from "../apps/appSelection";
import { findApps } from "../apps/findApps";
import type { DirectoryReader } from "../client/directoryReader";
import { AppAmbiguousError, AppGoneError, AppNotFoundError } from "./errors";

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * By its name in the stack, else by client id or object id, else by display name, whatever its case.
 *
 * @param named object ids by the names that apps have in the stack; none where no stack is meant
 * @throws {AppNotFoundError} naming the nearest; {AppAmbiguousError} naming the client ids; {AppGoneError}
 * @throws {GraphRefusedError} {DirectoryAnswerError}
 */
export async function requireOneApp(
  directory: DirectoryReader,
  wanted: string,
  named: ReadonlyMap<string, string> = new Map(),
): Promise<AppSummary> {
  const objectId = named.get(wanted);
  if (objectId !== undefined) {
    const [app] = await findApps(directory, { by: "objectIds", values: [objectId] });
    if (app === undefined) throw new AppGoneError(wanted, objectId);
    return app;
  }
  const [found, ...others] = await findUnnamed(directory, wanted);
  if (found === undefined) throw new AppNotFoundError(wanted, await nearestNames(directory, wanted, named));
  if (others.length > 0) throw new AppAmbiguousError(wanted, [found, ...others]);
  return found;
}

async function findUnnamed(directory: DirectoryReader, wanted: string): Promise<readonly AppSummary[]> {
  if (idForm.test(wanted)) {
    const byClientId = await findApps(directory, { by: "clientIds", values: [wanted] });
    return byClientId.length > 0 ? byClientId : findApps(directory, { by: "objectIds", values: [wanted] });
  }
  return findApps(directory, { by: "displayName", value: wanted });
}

/** The whole tenant is read for it, which only a person's slip costs. */
async function nearestNames(
  directory: DirectoryReader,
  wanted: string,
  named: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  if (idForm.test(wanted)) return [];
  const apps = await findApps(directory, { by: "all" });
  return closestNames(wanted, [...new Set([...named.keys(), ...apps.map(({ displayName }) => displayName)])]);
}
