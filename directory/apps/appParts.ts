/** The parts of app registrations, each of which Graph answers by itself: what they are, and how an app is made of them. */
import type { DirectoryReader } from "../client/directoryReader";
import { type Fields, textOf } from "../client/fields";
import { findMany } from "../client/findMany";
import { listMany } from "../client/listMany";
import type { AppSummary } from "./appSelection";
import type { DirectoryApp, DirectoryPrincipal } from "./directoryApp";
import { readDirectoryObject, readGrant, readRoleAssignment } from "./readParts";

type List = readonly Fields[] | undefined;

/** What came of an app. Undefined is what the directory says is not there. */
export interface AppParts {
  readonly app: AppSummary;
  readonly owners: List;
  readonly federatedCredentials: List;
  readonly principal: Fields | undefined;
  /** Owners, grants, held roles and assignments of the principal. */
  readonly ofPrincipal: readonly List[];
}

/** In the order of the apps. @throws {GraphRefusedError} {DirectoryAnswerError} */
export async function readAppParts(
  directory: DirectoryReader,
  apps: readonly AppSummary[],
): Promise<readonly AppParts[]> {
  const [lists, principals] = await Promise.all([
    listMany(directory, apps.flatMap(listPaths)),
    findMany(directory, apps.map(principalPath)),
  ]);
  return apps.map((app, at) => {
    const [owners, federatedCredentials, ...ofPrincipal] = lists.slice(at * listsOfOne, (at + 1) * listsOfOne);
    return { app, owners, federatedCredentials, principal: principals[at], ofPrincipal };
  });
}

function principalPath({ clientId }: AppSummary): string {
  return `/servicePrincipals(appId='${clientId}')`;
}

const ownersPath = "owners?$select=id,displayName,userPrincipalName,appId";
const listsOfOne = 6;

function listPaths(app: AppSummary): readonly string[] {
  const [application, principal] = [`/applications/${app.objectId}`, principalPath(app)];
  return [
    `${application}/${ownersPath}`,
    `${application}/federatedIdentityCredentials`,
    `${principal}/${ownersPath}`,
    `${principal}/oauth2PermissionGrants`,
    `${principal}/appRoleAssignments`,
    `${principal}/appRoleAssignedTo?$top=999`,
  ];
}

/** Whether the application itself is not there. */
export function isGone({ owners, federatedCredentials }: AppParts): boolean {
  return owners === undefined && federatedCredentials === undefined;
}

/** Whether some parts are there without the others: it was made or deleted between two of the answers. */
export function isTorn({ owners, federatedCredentials, principal, ofPrincipal }: AppParts): boolean {
  const isHalf = (owners === undefined) !== (federatedCredentials === undefined);
  return isHalf || ofPrincipal.some((list) => (list === undefined) !== (principal === undefined));
}

/** @param application @param principal with the text of their certificates */
export function assembleApp(
  { app, owners = [], federatedCredentials = [], ofPrincipal }: AppParts,
  application: Fields,
  principal: Fields | undefined,
): DirectoryApp {
  return {
    ...app,
    application,
    owners: owners.map(readDirectoryObject),
    federatedCredentials,
    servicePrincipal: principal && assemblePrincipal(principal, ofPrincipal),
  };
}

function assemblePrincipal(
  fields: Fields,
  [owners = [], grants = [], heldRoles = [], assignments = []]: readonly List[],
): DirectoryPrincipal {
  return {
    objectId: textOf(fields.id) ?? "",
    fields,
    owners: owners.map(readDirectoryObject),
    grants: grants.map(readGrant),
    heldRoles: heldRoles.map(readRoleAssignment),
    assignments: assignments.map(readRoleAssignment),
  };
}
