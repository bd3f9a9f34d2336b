/** Users and groups by name, so that a source does not have to hold their ids. */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { requireOne } from "./requireOne";

const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The object id of a user; an object id stays what it is.
 *
 * @throws {pulumi.RunError} (through the output) when the tenant has no such user.
 */
export function lookUpUser(user: string, parent: pulumi.Resource): pulumi.Input<string> {
  if (objectId.test(user)) return user;
  const found = azuread.getUsersOutput({ userPrincipalNames: [user], ignoreMissing: true }, { parent });
  return found.objectIds.apply((ids) => requireOne(ids, `user with the user principal name "${user}"`));
}

/**
 * The object id of a group; an object id stays what it is.
 *
 * @throws {pulumi.RunError} (through the output) when the tenant has no such group, or several.
 */
export function lookUpGroup(group: string, parent: pulumi.Resource): pulumi.Input<string> {
  if (objectId.test(group)) return group;
  const found = azuread.getGroupsOutput({ displayNames: [group], ignoreMissing: true }, { parent });
  return found.objectIds.apply((ids) => requireOne(ids, `group with the display name "${group}"`));
}

/** The object ids of all users in a group, those in groups within it included. */
export function lookUpMembers(group: string, parent: pulumi.Resource): pulumi.Output<readonly string[]> {
  const found = azuread.getGroupOutput(
    { objectId: lookUpGroup(group, parent), includeTransitiveMembers: true },
    { parent },
  );
  return found.members.apply((objectIds) => onlyUsers(objectIds, parent));
}

/** An owner is given as an object id, or as the name of a user. */
export function lookUpOwner(owner: pulumi.Input<string>, parent: pulumi.Resource): pulumi.Input<string> {
  return typeof owner === "string" && owner.includes("@") ? lookUpUser(owner, parent) : owner;
}

/** Members can be devices, principals and groups within the group, too. */
function onlyUsers(objectIds: string[], parent: pulumi.Resource): pulumi.Output<readonly string[]> {
  if (objectIds.length === 0) return pulumi.output([]);
  return azuread.getUsersOutput({ objectIds, ignoreMissing: true }, { parent }).objectIds;
}
