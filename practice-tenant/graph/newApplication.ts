/** An application with nothing set: Graph's own defaults, to fill in. */
import type { Application } from "../records";

export type ApplicationSketch = Pick<Application, "id" | "appId" | "displayName" | "createdDateTime"> &
  Partial<Application>;

/** `signInAudience` defaults to the organisation's own accounts, as the portal and the azuread provider send it. */
export function newApplication(sketch: ApplicationSketch): Application {
  return {
    signInAudience: "AzureADMyOrg",
    deletedDateTime: null,
    description: null,
    notes: null,
    tags: [],
    identifierUris: [],
    api: {
      acceptMappedClaims: null,
      knownClientApplications: [],
      oauth2PermissionScopes: [],
      preAuthorizedApplications: [],
      requestedAccessTokenVersion: null,
    },
    web: {
      homePageUrl: null,
      logoutUrl: null,
      redirectUris: [],
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      redirectUriSettings: [],
    },
    spa: { redirectUris: [] },
    publicClient: { redirectUris: [] },
    isFallbackPublicClient: null,
    isDeviceOnlyAuthSupported: null,
    groupMembershipClaims: null,
    appRoles: [],
    requiredResourceAccess: [],
    optionalClaims: null,
    passwordCredentials: [],
    keyCredentials: [],
    info: { logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null },
    addIns: [],
    applicationTemplateId: null,
    disabledByMicrosoftStatus: null,
    parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: "Allow" },
    publisherDomain: null,
    serviceManagementReference: null,
    tokenEncryptionKeyId: null,
    owners: [],
    federatedIdentityCredentials: [],
    ...sketch,
  };
}
