/**
 * An application holds at most 1200 entries over all its collections.
 *
 * Source: entra-docs entra-service-limits-include; the text is that of reference-microsoft-graph-app-manifest, manifest limits.
 */
import type { Application } from "../../records";
import type { ApplicationRule } from "./directoryRule";

const most = 1200;

export const sizeLimitRule: ApplicationRule = ({ after }) => {
  const entries = countEntries(after);
  if (entries <= most) return undefined;
  const message = `The size of the manifest has exceeded its limit. Please reduce the number of values and retry your request: ${entries} entries, ${most} are allowed.`;
  return { status: 400, code: "Request_BadRequest", message };
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
