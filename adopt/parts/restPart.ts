/**
 * What the directory says of an app and neither the provider nor this room reads: it stays, and is listed by its name, so that
 * nothing is lost without a word, also where Graph has something new.
 */
import { type DirectoryApp, type Fields, fieldsOf } from "../../directory";
import { type AdoptException, leftAlone } from "../adoptedApp";

/** What other parts read, and what only tells which object this is or follows from others. */
const readOfApplication = new Set([
  ...["id", "appId", "displayName", "createdDateTime", "deletedDateTime", "publisherDomain", "description", "notes"],
  ...["signInAudience", "tags", "identifierUris", "api", "web", "spa", "publicClient", "info", "optionalClaims"],
  ...["isFallbackPublicClient", "isDeviceOnlyAuthSupported", "groupMembershipClaims", "serviceManagementReference"],
  ...["appRoles", "requiredResourceAccess", "passwordCredentials", "keyCredentials", "oauth2RequirePostResponse"],
]);
const readOfPrincipal = new Set([
  ...["id", "appId", "appDisplayName", "appDescription", "appOwnerOrganizationId", "appRoles", "createdDateTime"],
  ...["deletedDateTime", "displayName", "homepage", "logoutUrl", "replyUrls", "oauth2PermissionScopes", "info"],
  ...["servicePrincipalNames", "servicePrincipalType", "signInAudience", "accountEnabled", "alternativeNames"],
  ...["appRoleAssignmentRequired", "description", "loginUrl", "notes", "notificationEmailAddresses"],
  ...["preferredSingleSignOnMode", "samlSingleSignOnSettings", "passwordCredentials", "keyCredentials"],
]);

export function restExceptions({ application, servicePrincipal }: DirectoryApp): readonly AdoptException[] {
  const unread = namesOf(application, readOfApplication).filter(
    (name) => name !== "parentalControlSettings" || !isUsualControl(application),
  );
  const { logoUrl } = fieldsOf(application.info);
  const names = [
    ...unread,
    ...(isEmpty(logoUrl) ? [] : ["info.logoUrl"]),
    ...namesOf(servicePrincipal?.fields ?? {}, readOfPrincipal).map((name) => `servicePrincipal.${name}`),
  ];
  return names.map((name) => leftAlone(name, "the components do not declare it, and nothing changes it"));
}

function namesOf(fields: Fields, read: ReadonlySet<string>): readonly string[] {
  const names = Object.keys(fields).filter((name) => !read.has(name) && !name.includes("@") && !isEmpty(fields[name]));
  return names.sort();
}

/** What every app has that nobody restricted. */
function isUsualControl({ parentalControlSettings }: Fields): boolean {
  const { countriesBlockedForMinors, legalAgeGroupRule, ...others } = fieldsOf(parentalControlSettings);
  return isEmpty(countriesBlockedForMinors) && legalAgeGroupRule === "Allow" && isEmpty(others);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  if (typeof value !== "object") return false;
  return Object.values(value).every(isEmpty);
}
