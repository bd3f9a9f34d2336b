/** An application holds at most 1200 entries over all its collections (entra-service-limits). */
import type { Application } from "../records";
import { type ApplicationRule, invalid } from "./directoryRule";

const most = 1200;

export const sizeLimitRule: ApplicationRule = ({ after }) => {
  const entries = countEntries(after);
  return entries > most
    ? invalid(`The application has ${entries} entries in its collections; ${most} are allowed.`)
    : undefined;
};

function countEntries({ web, spa, publicClient, api, ...application }: Application): number {
  const collections: readonly (readonly unknown[])[] = [
    web.redirectUris,
    spa.redirectUris,
    publicClient.redirectUris,
    api.oauth2PermissionScopes,
    api.knownClientApplications,
    ...api.preAuthorizedApplications.map(({ delegatedPermissionIds }) => delegatedPermissionIds),
    ...application.requiredResourceAccess.map(({ resourceAccess }) => resourceAccess),
    application.appRoles,
    application.identifierUris,
    application.tags,
    application.keyCredentials,
    application.passwordCredentials,
  ];
  return collections.reduce((sum, { length }) => sum + length, 0);
}
