/** What an application of the directory looks like as a resource. */
import type { PropertyMap, PropertyValue } from "../../../propertyValue";
import { flagOf, type JsonObject, numberOf, objectOf, objectsOf, textOf, textsOf } from "../../jsonValues";
import { appRolesFrom, featureTagsFrom, idsByValue, scopesFrom } from "../graphShapes";

/** All that a read of an application sets, but owners, password and what only the beta endpoint shows. */
export function applicationState(application: JsonObject): Record<string, PropertyValue> {
  const tags = textsOf(application, "tags");
  const optionalClaims = objectOf(application, "optionalClaims");
  const appRoles = appRolesFrom(application);
  return {
    ...plainState(application),
    api: apiState(application),
    appRoles,
    appRoleIds: idsByValue(appRoles),
    featureTags: featureTagsFrom(tags),
    groupMembershipClaims: groupClaims(application),
    identifierUris: textsOf(application, "identifierUris"),
    optionalClaims: optionalClaims === undefined ? null : optionalClaimsState(optionalClaims),
    publicClient: redirectsState(objectOf(application, "publicClient")),
    requiredResourceAccesses: requiredAccessState(application),
    singlePageApplication: redirectsState(objectOf(application, "spa")),
    tags,
    web: webState(objectOf(application, "web")),
    ...scopeIdsState(objectOf(application, "api")),
    ...infoState(objectOf(application, "info")),
  };
}

function plainState(application: JsonObject): PropertyMap {
  return {
    clientId: textOf(application, "appId"),
    description: textOf(application, "description"),
    deviceOnlyAuthEnabled: flagOf(application, "isDeviceOnlyAuthSupported"),
    disabledByMicrosoft: textOf(application, "disabledByMicrosoftStatus"),
    displayName: textOf(application, "displayName"),
    fallbackPublicClientEnabled: flagOf(application, "isFallbackPublicClient"),
    notes: textOf(application, "notes"),
    objectId: textOf(application, "id"),
    publisherDomain: textOf(application, "publisherDomain"),
    serviceManagementReference: textOf(application, "serviceManagementReference"),
    signInAudience: textOf(application, "signInAudience"),
    templateId: textOf(application, "applicationTemplateId"),
  };
}

function apiState(application: JsonObject): PropertyValue {
  const api = objectOf(application, "api");
  if (api === undefined) return null;
  return {
    knownClientApplications: textsOf(api, "knownClientApplications"),
    mappedClaimsEnabled: flagOf(api, "acceptMappedClaims"),
    oauth2PermissionScopes: scopesFrom(api),
    // A version that Graph leaves out reads as 0, one that it shows as null reads as 1.
    requestedAccessTokenVersion:
      api.requestedAccessTokenVersion === null ? 1 : numberOf(api, "requestedAccessTokenVersion"),
  };
}

function scopeIdsState(api: JsonObject | undefined): PropertyMap {
  return api === undefined ? {} : { oauth2PermissionScopeIds: idsByValue(scopesFrom(api)) };
}

/** Graph joins the claims with commas. An absent property, unlike null, reads as one empty claim. */
export function groupClaims(application: JsonObject): PropertyValue {
  if (application.groupMembershipClaims === null) return [];
  return textOf(application, "groupMembershipClaims")
    .split(",")
    .map((claim) => claim.trim());
}

export function optionalClaimsState(claims: JsonObject): PropertyMap {
  return {
    accessTokens: objectsOf(claims, "accessToken").map(optionalClaimState),
    idTokens: objectsOf(claims, "idToken").map(optionalClaimState),
    saml2Tokens: objectsOf(claims, "saml2Token").map(optionalClaimState),
  };
}

function optionalClaimState(claim: JsonObject): PropertyMap {
  return {
    additionalProperties: textsOf(claim, "additionalProperties"),
    essential: flagOf(claim, "essential"),
    name: textOf(claim, "name"),
    source: textOf(claim, "source"),
  };
}

export function redirectsState(platform: JsonObject | undefined): PropertyValue {
  return platform === undefined ? null : { redirectUris: textsOf(platform, "redirectUris") };
}

export function requiredAccessState(application: JsonObject): PropertyMap[] {
  return objectsOf(application, "requiredResourceAccess").map((access) => ({
    resourceAccesses: objectsOf(access, "resourceAccess").map((one) => ({
      id: textOf(one, "id"),
      type: textOf(one, "type"),
    })),
    resourceAppId: textOf(access, "resourceAppId"),
  }));
}

function webState(web: JsonObject | undefined): PropertyValue {
  if (web === undefined) return null;
  const grant = objectOf(web, "implicitGrantSettings");
  return {
    homepageUrl: textOf(web, "homePageUrl"),
    implicitGrant: grant === undefined ? null : implicitGrantState(grant),
    logoutUrl: textOf(web, "logoutUrl"),
    redirectUris: textsOf(web, "redirectUris"),
  };
}

export function implicitGrantState(grant: JsonObject): PropertyMap {
  return {
    accessTokenIssuanceEnabled: flagOf(grant, "enableAccessTokenIssuance"),
    idTokenIssuanceEnabled: flagOf(grant, "enableIdTokenIssuance"),
  };
}

export function infoState(info: JsonObject | undefined): PropertyMap {
  if (info === undefined) return {};
  return {
    logoUrl: textOf(info, "logoUrl"),
    marketingUrl: textOf(info, "marketingUrl"),
    privacyStatementUrl: textOf(info, "privacyStatementUrl"),
    supportUrl: textOf(info, "supportUrl"),
    termsOfServiceUrl: textOf(info, "termsOfServiceUrl"),
  };
}
