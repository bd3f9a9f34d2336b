/**
 * What the value of a scope or role may look like.
 *
 * Source: microsoft-graph-docs permissionScope and appRole, `value`; for personal accounts entra-docs
 * supported-accounts-validation, which limits scopes only, because such applications have no roles.
 */
import { type ApplicationRule, allowsPersonalAccounts, invalidValue } from "./directoryRule";

const allowedCharacters = /^[A-Za-z0-9:!#$%&'()*+,\-./;<=>?@[\]^_`{|}~]*$/;

export const permissionValueFormRule: ApplicationRule = ({ after }) => {
  const values = [
    ...after.appRoles.map(({ value }) => ({ target: "appRoles", value: value ?? "" })),
    ...after.api.oauth2PermissionScopes.map(({ value }) => ({ target: "api.oauth2PermissionScopes", value })),
  ];
  const most = allowsPersonalAccounts(after) ? 40 : 120;
  for (const { target, value } of values) {
    const problem = problemOf(value, most);
    if (problem !== undefined) return invalidValue(target, `the value '${value}' ${problem}`);
  }
  return undefined;
};

function problemOf(value: string, most: number): string | undefined {
  if (value.length > most) return `is longer than ${most} characters`;
  if (value.startsWith(".")) return "begins with a period";
  return allowedCharacters.test(value) ? undefined : "has a space or another character that is not allowed";
}
