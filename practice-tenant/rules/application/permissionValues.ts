/**
 * Values of scopes and roles: each once over both kinds, but for a scope and a role that share their id, too.
 *
 * Seen in github.com/microsoftgraph/microsoft-graph-docs/issues/21667 (roles) and
 * github.com/MicrosoftDocs/azure-docs/issues/81899 (a role and a scope).
 */
import type { AppRole, PermissionScope } from "../../records";
import { type ApplicationRule, duplicateValue, findDuplicate } from "./directoryRule";

export const permissionValuesRule: ApplicationRule = ({ after: { appRoles, api } }) => {
  const scopes = api.oauth2PermissionScopes;
  for (const [target, entries] of [
    ["appRoles", appRoles],
    ["api.oauth2PermissionScopes", scopes],
  ] as const) {
    const value = findDuplicate(entries.map((entry) => entry.value ?? "").filter((text) => text !== ""));
    if (value !== undefined) return duplicateValue(target, `the value '${value}' is given twice`);
  }
  const clash = appRoles.find((role) => scopes.some((scope) => sharesOnlyValue(role, scope)));
  return clash === undefined
    ? undefined
    : duplicateValue("appRoles", `the value '${clash.value}' is that of a scope with another id`);
};

function sharesOnlyValue(role: AppRole, scope: PermissionScope): boolean {
  return role.value !== "" && role.value === scope.value && role.id.toLowerCase() !== scope.id.toLowerCase();
}
