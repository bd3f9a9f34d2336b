/** What an application may have, and how many of it, when personal Microsoft accounts can sign in (entra-docs supported-accounts-validation). */
import type { Application } from "../../records";
import { type ApplicationRule, allowsPersonalAccounts, invalidValue, type Refusal } from "./directoryRule";

export const personalAccountLimitsRule: ApplicationRule = ({ after }) => {
  if (!allowsPersonalAccounts(after)) return undefined;
  const { api, appRoles, identifierUris, passwordCredentials } = after;
  if (appRoles.length > 0) return invalidValue("appRoles", "app roles are not supported with personal accounts");
  return (
    exceeds("api.oauth2PermissionScopes", api.oauth2PermissionScopes.length, 100) ??
    exceeds("identifierUris", identifierUris.length, 50) ??
    exceeds("passwordCredentials", passwordCredentials.length, 2) ??
    judgePreAuthorized(after)
  );
};

function judgePreAuthorized({ api: { preAuthorizedApplications } }: Application): Refusal | undefined {
  const scopes = preAuthorizedApplications.map(({ delegatedPermissionIds }) => delegatedPermissionIds.length);
  const target = "api.preAuthorizedApplications";
  return (
    exceeds(target, scopes.length, 100) ??
    exceeds(target, Math.max(0, ...scopes), 30) ??
    exceeds(
      target,
      scopes.reduce((sum, count) => sum + count, 0),
      500,
    )
  );
}

function exceeds(target: string, count: number, most: number): Refusal | undefined {
  return count > most
    ? invalidValue(target, `${count} are given, with personal accounts ${most} are allowed`)
    : undefined;
}
