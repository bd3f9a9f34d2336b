/**
 * Ids of scopes and roles: each once among its kind. A scope and a role may share one when they are the same permission.
 *
 * Source: microsoft-graph-docs permissionScope and appRole, `id`; the shared id is seen in
 * github.com/MicrosoftDocs/azure-docs/issues/81899.
 */
import type { AppRole, PermissionScope } from "../../records";
import { type ApplicationRule, duplicateValue, findDuplicate, invalidValue } from "./directoryRule";

export const permissionIdsRule: ApplicationRule = ({ after: { appRoles, api } }) => {
  const scopes = api.oauth2PermissionScopes;
  for (const [target, entries] of [
    ["appRoles", appRoles],
    ["api.oauth2PermissionScopes", scopes],
  ] as const) {
    const id = findDuplicate(entries.map((entry) => entry.id.toLowerCase()));
    if (id !== undefined) return duplicateValue(target, `the id '${id}' is given twice`);
  }
  const clash = appRoles.find((role) => scopes.some((scope) => sharesId(role, scope) && !isSame(role, scope)));
  return clash === undefined
    ? undefined
    : invalidValue(
        "appRoles",
        `the role and the scope with the id '${clash.id}' must agree in value, display name, description and isEnabled`,
      );
};

function sharesId(role: AppRole, scope: PermissionScope): boolean {
  return role.id.toLowerCase() === scope.id.toLowerCase();
}

function isSame(role: AppRole, scope: PermissionScope): boolean {
  return (
    role.value === scope.value &&
    role.displayName === scope.adminConsentDisplayName &&
    role.description === scope.adminConsentDescription &&
    role.isEnabled === scope.isEnabled
  );
}
