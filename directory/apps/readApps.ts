/** Reads app registrations whole: the application, its principal in the tenant, and what hangs on both. */
import type { DirectoryReader } from "../client/directoryReader";
import { type Fields, textOf } from "../client/fields";
import { findMany } from "../client/findMany";
import { listMany } from "../client/listMany";
import { addCertificates, type CarryingObject } from "./addCertificates";
import type { AppSummary } from "./appSelection";
import type { DirectoryApp, DirectoryPrincipal } from "./directoryApp";
import { readDirectoryObject, readGrant, readRoleAssignment } from "./readParts";

/** Apps that are read together: enough to keep every connection busy, few enough to tell how far it is. */
const together = 25;

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
 * @throws {DirectoryAnswerError}
 */
export async function readApps(
  directory: DirectoryReader,
  apps: readonly AppSummary[],
  { onProgress }: ReadAppsOptions = {},
): Promise<readonly DirectoryApp[]> {
  const read: (DirectoryApp | undefined)[] = [];
  while (read.length < apps.length) {
    read.push(...(await readTogether(directory, apps.slice(read.length, read.length + together))));
    onProgress?.(read.length, apps.length);
  }
  return read.filter((app) => app !== undefined);
}

async function readTogether(
  directory: DirectoryReader,
  apps: readonly AppSummary[],
): Promise<readonly (DirectoryApp | undefined)[]> {
  const [lists, principals] = await Promise.all([
    listMany(directory, apps.flatMap(listPaths)),
    findMany(directory, apps.map(principalPath)),
  ]);
  const objects = apps.flatMap(({ objectId, application }, at): readonly CarryingObject[] => {
    const principal = principals[at];
    return [
      { path: `/applications/${objectId}`, fields: application },
      { path: `/servicePrincipals/${textOf(principal?.id)}`, fields: principal },
    ];
  });
  const whole = await addCertificates(directory, objects);
  return apps.map((app, at) => {
    const parts = lists.slice(at * listsOfOne, (at + 1) * listsOfOne);
    return assemble(app, { parts, application: whole[at * 2], principal: whole[at * 2 + 1] });
  });
}

function principalPath({ clientId }: AppSummary): string {
  return `/servicePrincipals(appId='${clientId}')`;
}

const owners = "owners?$select=id,displayName,userPrincipalName,appId";
const listsOfOne = 6;

function listPaths(app: AppSummary): readonly string[] {
  const [application, principal] = [`/applications/${app.objectId}`, principalPath(app)];
  return [
    `${application}/${owners}`,
    `${application}/federatedIdentityCredentials`,
    `${principal}/${owners}`,
    `${principal}/oauth2PermissionGrants`,
    `${principal}/appRoleAssignments`,
    `${principal}/appRoleAssignedTo?$top=999`,
  ];
}

interface Answers {
  /** In the order of their paths. */
  readonly parts: readonly (readonly Fields[] | undefined)[];
  readonly application: Fields | undefined;
  readonly principal: Fields | undefined;
}

/** Undefined for an application that is gone. */
function assemble(app: AppSummary, { parts, application, principal }: Answers): DirectoryApp | undefined {
  const [ownersOf, federated, ...principalParts] = parts;
  if (ownersOf === undefined || federated === undefined || application === undefined) return undefined;
  return {
    ...app,
    application,
    owners: ownersOf.map(readDirectoryObject),
    federatedCredentials: federated,
    servicePrincipal: assemblePrincipal(principal, principalParts),
  };
}

function assemblePrincipal(
  fields: Fields | undefined,
  [owners = [], grants = [], heldRoles = [], assignments = []]: Answers["parts"],
): DirectoryPrincipal | undefined {
  const objectId = textOf(fields?.id);
  if (fields === undefined || objectId === undefined) return undefined;
  return {
    objectId,
    fields,
    owners: owners.map(readDirectoryObject),
    grants: grants.map(readGrant),
    heldRoles: heldRoles.map(readRoleAssignment),
    assignments: assignments.map(readRoleAssignment),
  };
}
