/** The kinds of things that Graph answers with. */
import type { EntityType } from "./http/graphCall";

/** Page sizes of the directory and of Outlook, as Graph documents them. */
const directoryPage = { size: 100, most: 999 };
const outlookPage = { size: 10, most: 1000 };

const userProperties =
  "ageGroup,city,companyName,consentProvidedForMinor,country,creationType,department,employeeHireDate,employeeId," +
  "employeeOrgData,employeeType,externalUserState,faxNumber,imAddresses,onPremisesDistinguishedName," +
  "onPremisesDomainName,onPremisesImmutableId,onPremisesSamAccountName,onPremisesSecurityIdentifier," +
  "onPremisesSyncEnabled,onPremisesUserPrincipalName,otherMails,postalCode,proxyAddresses,showInAddressList,state," +
  "streetAddress,createdDateTime,deletedDateTime,signInActivity,assignedLicenses,identities,mailboxSettings";

function directory(set: string, name: string, further = ""): EntityType {
  return { set, name, further: further.split(","), page: directoryPage };
}

function outlook(set: string, name: string): EntityType {
  const further =
    "createdDateTime,lastModifiedDateTime,changeKey,categories,body,iCalUId,webLink,onlineMeeting,recurrence," +
    "sensitivity,importance,hasAttachments,seriesMasterId,from,sender,toRecipients,ccRecipients,receivedDateTime," +
    "isRead,displayName,givenName,surname,emailAddresses,businessPhones,mobilePhone,companyName,jobTitle,parentFolderId";
  return { set, name, further: further.split(","), page: outlookPage };
}

export const entityTypes = {
  application: directory(
    "applications",
    "application",
    "oauth2RequirePostResponse,uniqueName,certification,verifiedPublisher,servicePrincipalLockConfiguration,defaultRedirectUri,samlMetadataUrl,nativeAuthenticationApisEnabled,requestSignatureVerification",
  ),
  servicePrincipal: directory(
    "servicePrincipals",
    "servicePrincipal",
    "samlMetadataUrl,applicationTemplateId,createdDateTime,deletedDateTime,disabledByMicrosoftStatus,info,verifiedPublisher,tokenEncryptionKeyId,preferredTokenSigningKeyThumbprint,resourceSpecificApplicationPermissions",
  ),
  federatedIdentityCredential: directory(
    "federatedIdentityCredentials",
    "federatedIdentityCredential",
    "claimsMatchingExpression",
  ),
  oauth2PermissionGrant: directory("oauth2PermissionGrants", "oAuth2PermissionGrant", "startTime,expiryTime"),
  appRoleAssignment: directory("appRoleAssignments", "appRoleAssignment"),
  directoryObject: directory(
    "directoryObjects",
    "directoryObject",
    `displayName,appId,deletedDateTime,userPrincipalName,mail,${userProperties}`,
  ),
  user: directory("users", "user", userProperties),
  group: directory(
    "groups",
    "group",
    "description,mail,mailNickname,membershipRule,visibility,createdDateTime,isAssignableToRole,onPremisesSyncEnabled,resourceProvisioningOptions,resourceBehaviorOptions,theme,preferredLanguage,proxyAddresses,onPremisesDomainName,onPremisesNetBiosName,onPremisesSamAccountName,externalSenderAllowed,allowExternalSenders,autoSubscribeNewMembers,hideFromAddressLists,hideFromOutlookClients,writebackConfiguration",
  ),
  domain: directory("domains", "domain"),
  organization: directory("organization", "organization", "country,city,createdDateTime"),
  event: outlook("users('me')/events", "event"),
  contact: outlook("users('me')/contacts", "contact"),
  message: outlook("users('me')/messages", "message"),
} as const;
