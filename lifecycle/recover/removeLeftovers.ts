/** Takes away what a plan of recovery says is to go, after another look at each. */
import { ProjectError } from "../../common";
import { type DirectoryWriter, type Fields, fieldsOf, GraphRefusedError, listOf, textsOf } from "../../directory";
import { findMarker } from "../../manifest";
import type { LeftoverCredential, Removal } from "./recoveryPlan";

/** Between the plan and now somebody has changed the app, so that it is no longer certain whose it is. */
export class LeftoverChangedError extends ProjectError {
  override readonly code = "ERR_LEFTOVER_CHANGED";

  constructor(readonly clientId: string) {
    super(
      `The app ${clientId} has lost this stack's marker since it was found; it was left as it is.`,
      "look at it with `appreg show`, and run the command again",
    );
  }
}

/**
 * What is gone already is as good as removed, so that the work can be taken up after an interruption.
 *
 * @throws {LeftoverChangedError} {GraphRefusedError}
 */
export async function removeLeftover(
  directory: DirectoryWriter,
  removal: Removal,
  { project, stack }: { readonly project: string; readonly stack: string },
): Promise<void> {
  if (removal.kind === "credential") return removeCredential(directory, removal.credential);
  const { objectId, clientId } = removal.app;
  const application = await getIfThere(directory, `/applications/${objectId}`);
  if (application === undefined) return;
  const marker = findMarker(textsOf(application.tags));
  if (marker?.project !== project || marker.stack !== stack) throw new LeftoverChangedError(clientId);
  await directory.delete(`/applications/${objectId}`);
}

async function removeCredential(directory: DirectoryWriter, credential: LeftoverCredential): Promise<void> {
  const { kind, holder, holderId, keyId } = credential;
  const path = `/${holder}/${holderId}`;
  const found = await getIfThere(directory, path);
  const property = kind === "secret" ? "passwordCredentials" : "keyCredentials";
  const all = listOf(found?.[property]).map(fieldsOf);
  if (!all.some((one) => one.keyId === keyId)) return;
  if (kind === "secret") await directory.post(`${path}/removePassword`, { keyId });
  // Entries without their keys keep the ones that the directory has.
  else await directory.patch(path, { keyCredentials: all.filter((one) => one.keyId !== keyId) });
}

async function getIfThere(directory: DirectoryWriter, path: string): Promise<Fields | undefined> {
  try {
    return await directory.get(path);
  } catch (cause) {
    if (cause instanceof GraphRefusedError && cause.status === 404) return undefined;
    throw cause;
  }
}
