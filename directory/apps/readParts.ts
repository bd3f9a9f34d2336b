/** What hangs on an application or a principal, from Graph's JSON. */
import { type Fields, textOf } from "../client/fields";
import type { DirectoryObject, Grant, RoleAssignment } from "./directoryApp";

const kinds: Readonly<Record<string, DirectoryObject["kind"]>> = {
  "#microsoft.graph.user": "user",
  "#microsoft.graph.group": "group",
  "#microsoft.graph.servicePrincipal": "servicePrincipal",
};

export function readDirectoryObject(object: Fields): DirectoryObject {
  const objectId = textOf(object.id) ?? "";
  const [userPrincipalName, clientId] = [textOf(object.userPrincipalName), textOf(object.appId)];
  return {
    objectId,
    kind: kinds[textOf(object["@odata.type"]) ?? ""] ?? "unknown",
    displayName: textOf(object.displayName) ?? objectId,
    ...(userPrincipalName !== undefined && { userPrincipalName }),
    ...(clientId !== undefined && { clientId }),
  };
}

export function readGrant({ id, clientId, resourceId, consentType, principalId, scope }: Fields): Grant {
  const scopes = (textOf(scope) ?? "").split(" ").filter((name) => name !== "");
  return {
    id: textOf(id) ?? "",
    clientId: textOf(clientId) ?? "",
    resourceId: textOf(resourceId) ?? "",
    userObjectId: consentType === "AllPrincipals" ? undefined : textOf(principalId),
    scopes: [...new Set(scopes)].sort(),
  };
}

export function readRoleAssignment(assignment: Fields): RoleAssignment {
  const text = (name: string): string => textOf(assignment[name]) ?? "";
  return {
    id: text("id"),
    appRoleId: text("appRoleId"),
    principalId: text("principalId"),
    principalType: text("principalType"),
    principalDisplayName: text("principalDisplayName"),
    resourceId: text("resourceId"),
    resourceDisplayName: text("resourceDisplayName"),
    createdAt: textOf(assignment.createdDateTime),
  };
}
