/** One app registration as its pages in the portal would show it. */
import { type DirectoryApp, type DirectoryObject, fieldsOf, listOf, textOf } from "../../directory";
import { findMarker } from "../../manifest";
import type { AppOverview, PersonOverview, PrincipalOverview } from "./appOverview";
import { describeAuthentication, describeExposure } from "./describeAuthentication";
import { describeCredentials } from "./describeCredentials";
import { describePermissions, type Names } from "./describePermissions";

export interface DescribeContext extends Names {
  /** Credentials end before or after it. */
  readonly now: Date;
}

export function describeApp(app: DirectoryApp, context: DescribeContext): AppOverview {
  const { application, displayName, clientId, objectId, createdAt, tags, owners } = app;
  return {
    marker: findMarker(tags),
    ...{ displayName, clientId, objectId, createdAt },
    audience: textOf(application.signInAudience) ?? "AzureADMyOrg",
    principal: describePrincipal(app),
    authentication: describeAuthentication(application),
    permissions: describePermissions(app, context),
    exposes: describeExposure(application),
    credentials: describeCredentials(app, context.now),
    owners: owners.map(describePerson),
  };
}

function describePerson({ displayName, kind, userPrincipalName, clientId }: DirectoryObject): PersonOverview {
  return { name: displayName, kind, id: userPrincipalName ?? clientId };
}

function describePrincipal({ servicePrincipal, application }: DirectoryApp): PrincipalOverview | undefined {
  if (servicePrincipal === undefined) return undefined;
  const { objectId, fields, assignments } = servicePrincipal;
  const roles = new Map(
    listOf(application.appRoles)
      .map(fieldsOf)
      .map(({ id, value }) => [id, textOf(value) ?? ""]),
  );
  return {
    objectId,
    isEnabled: fields.accountEnabled !== false,
    requiresAssignment: fields.appRoleAssignmentRequired === true,
    assigned: assignments
      .map(({ principalDisplayName, principalId, appRoleId }) => {
        const role = roles.get(appRoleId);
        return `${principalDisplayName || principalId}${role === undefined ? "" : ` (${role})`}`;
      })
      .sort(),
  };
}
