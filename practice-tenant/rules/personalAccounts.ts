/** What an application may have when personal Microsoft accounts can sign in (E:supported-accounts-validation). */
import { type ApplicationRule, allowsPersonalAccounts, invalid } from "./directoryRule";

export const personalAccountsRule: ApplicationRule = ({ after }) => {
  if (!allowsPersonalAccounts(after)) return undefined;
  const { api, appRoles, identifierUris, passwordCredentials } = after;
  if (api.requestedAccessTokenVersion !== 2) {
    return invalid("Property api.requestedAccessTokenVersion is invalid: it must be 2 for the sign-in audience.");
  }
  if (appRoles.length > 0) return invalid("App roles are not supported for applications with personal accounts.");
  if (api.oauth2PermissionScopes.length > 100)
    return invalid("More than 100 permission scopes are not supported with personal accounts.");
  if (identifierUris.length > 50)
    return invalid("More than 50 identifier URIs are not supported with personal accounts.");
  if (passwordCredentials.length > 2) return invalid("More than 2 secrets are not supported with personal accounts.");
  return undefined;
};
