/** Consent seen from both of its ends: found where one of the two may be gone, and taken away. */
import type { Grant, RoleAssignment } from "../apps/directoryApp";
import { readGrant, readRoleAssignment } from "../apps/readParts";
import type { DirectoryReader, DirectoryWriter } from "../client/directoryReader";
import { listMany } from "../client/listMany";
import { quoteText } from "../client/odataText";

/**
 * The grants that name one of the principals at that end, each once. The principals need not exist any more.
 *
 * @param end `clientId`: consent that they were given; `resourceId`: consent to what they expose
 * @throws {GraphRefusedError} {DirectoryAnswerError}
 */
export async function findGrants(
  directory: DirectoryReader,
  end: "clientId" | "resourceId",
  principalIds: readonly string[],
): Promise<readonly Grant[]> {
  const ids = [...new Set(principalIds)];
  const lists = await listMany(
    directory,
    ids.map((id) => `/oauth2PermissionGrants?$filter=${end}%20eq%20${quoteText(id)}`),
  );
  const grants = lists.flatMap((list = []) => list.map(readGrant));
  return [...new Map(grants.map((grant) => [grant.id, grant])).values()];
}

/**
 * Who has roles in these principals' apps; nobody in those that do not exist.
 *
 * @throws {GraphRefusedError} {DirectoryAnswerError}
 */
export async function listRolesIn(
  directory: DirectoryReader,
  principalIds: readonly string[],
): Promise<readonly RoleAssignment[]> {
  const ids = [...new Set(principalIds)];
  const lists = await listMany(
    directory,
    ids.map((id) => `/servicePrincipals/${encodeURIComponent(id)}/appRoleAssignedTo?$top=999`),
  );
  return lists.flatMap((list = []) => list.map(readRoleAssignment));
}

/** "absent": it was gone. */
export function removeGrant(directory: DirectoryWriter, id: string): Promise<"deleted" | "absent"> {
  return directory.delete(`/oauth2PermissionGrants/${encodeURIComponent(id)}`);
}

/** From the side of the app that has the role, which exists while the other end may not. "absent": it was gone. */
export function removeRole(
  directory: DirectoryWriter,
  { id, resourceId }: Pick<RoleAssignment, "id" | "resourceId">,
): Promise<"deleted" | "absent"> {
  const resource = `/servicePrincipals/${encodeURIComponent(resourceId)}`;
  return directory.delete(`${resource}/appRoleAssignedTo/${encodeURIComponent(id)}`);
}
