/** Reads manifests from what a directory holds: the same picture as from the resources of a program, from the other side. */
import { type AppManifest, findMarker, normalizeManifest } from "../../../manifest";
import type { DirectoryApp } from "../directoryApp";
import { readClaims, readIdentity, readPlatforms, readRequests } from "./configuredParts";
import { readCredentials } from "./credentialsOf";
import { readExposure } from "./exposureOf";
import type { ManifestContext } from "./manifestContext";
import { readAssignments, readConsents, readOwners } from "./peopleOf";
import { ProgramNames } from "./programNames";

/**
 * One manifest an app, in the order of the apps. To name what apps of a program want of each other, all of them are needed.
 *
 * Differs from what the program's resources say in what no directory knows: there are no exceptions, and owners count as
 * managed. What a program leaves to the directory (when a secret begins) has a value here.
 */
export function manifestsFromDirectory(
  apps: readonly DirectoryApp[],
  context: ManifestContext,
): readonly AppManifest[] {
  const names = new ProgramNames(apps, context);
  return apps.map((app) => readManifest(app, names));
}

function readManifest(app: DirectoryApp, names: ProgramNames): AppManifest {
  const { application, servicePrincipal } = app;
  return normalizeManifest({
    name: names.context.names.get(app.objectId) ?? findMarker(app.tags)?.name ?? app.displayName,
    identity: readIdentity(application),
    platforms: readPlatforms(application),
    requests: readRequests(application, names),
    consents: readConsents(app, names),
    exposes: readExposure(app, names),
    claims: readClaims(application),
    credentials: readCredentials(app),
    assignments: readAssignments(app, names),
    owners: { principals: readOwners(app, names), isManaged: true },
    servicePrincipal: servicePrincipal && {
      accountEnabled: servicePrincipal.fields.accountEnabled !== false,
      assignmentRequired: servicePrincipal.fields.appRoleAssignmentRequired === true,
    },
    exceptions: [],
  });
}
