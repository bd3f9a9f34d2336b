/** Ids and values of an application's scopes and roles: unique, and one permission for both kinds only when it is the same. */
import type { AppRole, PermissionScope } from "../records";
import { type ApplicationRule, allowsPersonalAccounts, findDuplicate, invalid } from "./directoryRule";

export const permissionClashesRule: ApplicationRule = ({ after }) => {
  const { appRoles } = after;
  const scopes = after.api.oauth2PermissionScopes;
  for (const [entries, kind] of [
    [appRoles, "app role"],
    [scopes, "permission scope"],
  ] as const) {
    const id = findDuplicate(entries.map((entry) => entry.id.toLowerCase()));
    if (id !== undefined) return invalid(`Property id has the value '${id}' in more than one ${kind}.`);
    const value = findDuplicate(
      entries.flatMap((entry) => (entry.value === null || entry.value === "" ? [] : [entry.value])),
    );
    if (value !== undefined)
      return invalid(`Property value contains the duplicate '${value}' in more than one ${kind}.`);
  }
  for (const role of appRoles) {
    const clash = scopes.find((scope) => sharesName(role, scope) && !isSame(role, scope));
    if (clash !== undefined)
      return invalid(
        `App role '${role.id}' and permission scope '${clash.id}' share an id or value but differ otherwise.`,
      );
    if (/\s/.test(role.value ?? "")) return invalid(`The value '${role.value}' of an app role contains a space.`);
  }
  const longest = allowsPersonalAccounts(after) ? 40 : 120;
  const long = scopes.find(({ value }) => value.length > longest);
  return long === undefined
    ? undefined
    : invalid(`The scope value '${long.value}' is longer than ${longest} characters.`);
};

function sharesName(role: AppRole, scope: PermissionScope): boolean {
  return role.id === scope.id || (role.value !== null && role.value !== "" && role.value === scope.value);
}

function isSame(role: AppRole, scope: PermissionScope): boolean {
  return (
    role.id === scope.id &&
    role.value === scope.value &&
    role.displayName === scope.adminConsentDisplayName &&
    role.description === scope.adminConsentDescription &&
    role.isEnabled === scope.isEnabled
  );
}
