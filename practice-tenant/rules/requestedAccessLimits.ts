/** How much an application may ask for (E:supported-accounts-validation). Ids that no API publishes are accepted: consent fails on them. */
import { type ApplicationRule, allowsPersonalAccounts, invalid } from "./directoryRule";

export const requestedAccessLimitsRule: ApplicationRule = ({ after }) => {
  const apis = after.requiredResourceAccess;
  if (apis.length > 50) return invalid(`The application asks for permissions of ${apis.length} APIs; 50 are allowed.`);
  const total = apis.reduce((sum, { resourceAccess }) => sum + resourceAccess.length, 0);
  const most = allowsPersonalAccounts(after) ? 200 : 400;
  if (total > most) return invalid(`The application asks for ${total} permissions; ${most} are allowed.`);
  const crowded = apis.find(({ resourceAccess }) => resourceAccess.length > 30);
  if (crowded !== undefined && allowsPersonalAccounts(after)) {
    return invalid(
      `The application asks for more than 30 permissions of '${crowded.resourceAppId}', too many with personal accounts.`,
    );
  }
  return undefined;
};
