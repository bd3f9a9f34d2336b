/** What an app is consented to, who may use it, and who owns it, as the directory holds it. */
import type { Assignment, Consent, Owner } from "../../../manifest";
import { fieldsOf, listOf, textOf } from "../../client/fields";
import type { DirectoryApp, Grant, RoleAssignment } from "../directoryApp";
import type { ProgramNames } from "./programNames";

/** Says "assigned without a role". */
const noRole = "00000000-0000-0000-0000-000000000000";

export function readConsents({ servicePrincipal }: DirectoryApp, names: ProgramNames): readonly Consent[] {
  const { grants = [], heldRoles = [] } = servicePrincipal ?? {};
  return [
    ...grants.flatMap((grant) => readGrantConsents(grant, names)),
    ...heldRoles.map((held) => readRoleConsent(held, names)),
  ];
}

function readGrantConsents({ resourceId, userObjectId, scopes }: Grant, names: ProgramNames): readonly Consent[] {
  const api = names.api(resourceId);
  return scopes.map((permission) =>
    userObjectId === undefined
      ? { api, permission, to: "wholeTenant" }
      : { api, permission, to: "oneUser", userObjectId: names.person(userObjectId) },
  );
}

function readRoleConsent({ resourceId, appRoleId }: RoleAssignment, names: ProgramNames): Consent {
  return { ...names.permission("application", names.clientIdOf(resourceId), appRoleId), to: "app" };
}

/** Users, groups and foreign principals; an app of the program that has a role has it as consent. */
export function readAssignments(
  { servicePrincipal, application }: DirectoryApp,
  names: ProgramNames,
): readonly Assignment[] {
  const roles = new Map(
    listOf(application.appRoles)
      .map(fieldsOf)
      .map(({ id, value }) => [textOf(id), textOf(value)]),
  );
  return (servicePrincipal?.assignments ?? [])
    .filter(({ principalId }) => !names.isOwnPrincipal(principalId))
    .map(({ principalId, appRoleId }) => ({
      principalObjectId: names.person(principalId),
      role: appRoleId === noRole ? undefined : (roles.get(appRoleId) ?? appRoleId),
    }));
}

export function readOwners({ owners }: DirectoryApp, names: ProgramNames): readonly Owner[] {
  return owners.map(({ objectId }) =>
    objectId === names.context.deployerObjectId
      ? { kind: "deployer" }
      : { kind: "principal", objectId: names.person(objectId) },
  );
}
