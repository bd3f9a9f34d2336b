/** Properties of `azuread.Application`. */
import { flagOf, listOf, numberOf, objectOf } from "../../jsonValues";
import {
  block,
  computed,
  type Fields,
  flag,
  objectList,
  objectSet,
  text,
  textList,
  textMap,
  textSet,
  wholeNumber,
} from "../../schema/propertySchema";
import {
  hasLength,
  isBase64,
  isClaimValue,
  isHttpUrl,
  isLogoutUrl,
  isNotEmpty,
  isOneOf,
  isPublicClientRedirectUri,
  isSpaRedirectUri,
  isTimestamp,
  isTokenVersion,
  isUuid,
  isWebRedirectUri,
} from "../../schema/valueChecks";

export const isSignInAudience = isOneOf(
  "AzureADMyOrg",
  "AzureADMultipleOrgs",
  "AzureADandPersonalMicrosoftAccount",
  "PersonalMicrosoftAccount",
);
export const isGroupClaim = isOneOf("All", "None", "ApplicationGroup", "DirectoryRole", "SecurityGroup");
export const isMemberType = isOneOf("Application", "User");
const required = { use: "required" } as const;

/** Scopes of the `api` block. Exported, because their order in requests follows from this description. */
export const scopeSet = objectSet(
  {
    adminConsentDescription: text({ check: isNotEmpty }),
    adminConsentDisplayName: text({ check: isNotEmpty }),
    enabled: flag({ default: true }),
    id: text({ ...required, check: isUuid }),
    type: text({ default: "User", check: isOneOf("Admin", "User") }),
    userConsentDescription: text({ check: isNotEmpty }),
    userConsentDisplayName: text({ check: isNotEmpty }),
    value: text({ check: isClaimValue }),
  },
  { terraformName: "oauth2_permission_scope" },
);

export const appRoleSet = objectSet(
  {
    allowedMemberTypes: textSet({ ...required, minItems: 1, check: isMemberType }),
    description: text({ ...required, check: isNotEmpty }),
    displayName: text({ ...required, check: isNotEmpty }),
    enabled: flag({ default: true }),
    id: text({ ...required, check: isUuid }),
    value: text({ check: isClaimValue }),
  },
  { terraformName: "app_role" },
);

export const requiredAccessSet = objectSet(
  {
    resourceAccesses: objectList(
      { id: text({ ...required, check: isUuid }), type: text({ ...required, check: isOneOf("Role", "Scope") }) },
      { ...required, terraformName: "resource_access" },
    ),
    resourceAppId: text(required),
  },
  { terraformName: "required_resource_access" },
);

/** Claims of one kind of token. */
export function optionalClaimList(terraformName: string) {
  const additional = [
    "cloud_displayname",
    "dns_domain_and_sam_account_name",
    "emit_as_roles",
    "include_externally_authenticated_upn_without_hash",
    "include_externally_authenticated_upn",
    "max_size_limit",
    "netbios_domain_and_sam_account_name",
    "on_premise_security_identifier",
    "sam_account_name",
    "use_guid",
  ];
  return objectList(
    {
      additionalProperties: textList({ check: isOneOf(...additional) }),
      essential: flag({ default: false }),
      name: text(required),
      source: text({ check: isOneOf("user") }),
    },
    { terraformName },
  );
}

export const plainTags = { textHash: "plain" } as const;

/** Well-known tags as switches. @param conflictsWith the properties that stand for the same tags */
export function featureTags(conflictsWith: readonly string[]) {
  return objectList(
    { customSingleSignOn: flag(), enterprise: flag(), gallery: flag(), hide: flag() },
    { use: "optionalComputed", conflictsWith },
  );
}

const password = block(
  {
    displayName: text(required),
    endDate: text({ use: "optionalComputed", check: isTimestamp }),
    keyId: computed(text()),
    startDate: text({ use: "optionalComputed", check: isTimestamp }),
    value: computed(text({ secret: true })),
  },
  { inSet: true },
);

const api = block(
  {
    knownClientApplications: textSet({ check: isUuid }),
    mappedClaimsEnabled: flag(),
    oauth2PermissionScopes: scopeSet,
    requestedAccessTokenVersion: wholeNumber({ default: 1, check: isTokenVersion }),
  },
  {
    keptWhenAbsent: (old) =>
      listOf(old, "knownClientApplications").length === 0 &&
      !flagOf(old, "mappedClaimsEnabled") &&
      listOf(old, "oauth2PermissionScopes").length === 0 &&
      numberOf(old, "requestedAccessTokenVersion") <= 1,
  },
);

const optionalClaims = block(
  {
    accessTokens: optionalClaimList("access_token"),
    idTokens: optionalClaimList("id_token"),
    saml2Tokens: optionalClaimList("saml2_token"),
  },
  { keptWhenAbsent: (old) => Object.keys(old).every((name) => listOf(old, name).length === 0) },
);

const hasNoRedirects = {
  keptWhenAbsent: (old: Parameters<typeof listOf>[0]) => listOf(old, "redirectUris").length === 0,
};

const issuesNothing = (old: Parameters<typeof flagOf>[0]) =>
  !flagOf(old, "accessTokenIssuanceEnabled") && !flagOf(old, "idTokenIssuanceEnabled");

const web = block(
  {
    homepageUrl: text({ check: isHttpUrl }),
    implicitGrant: block(
      { accessTokenIssuanceEnabled: flag(), idTokenIssuanceEnabled: flag() },
      { keptWhenAbsent: issuesNothing },
    ),
    logoutUrl: text({ check: isLogoutUrl }),
    redirectUris: textSet({ maxItems: 256, check: isWebRedirectUri }),
  },
  {
    keptWhenAbsent: (old) => hasNoRedirects.keptWhenAbsent(old) && issuesNothing(objectOf(old, "implicitGrant")),
  },
);

export const applicationFields: Fields = {
  api,
  appRoleIds: computed(textMap()),
  appRoles: appRoleSet,
  clientId: computed(text()),
  description: text({ check: hasLength(0, 1024) }),
  deviceOnlyAuthEnabled: flag(),
  disabledByMicrosoft: computed(text()),
  displayName: text({ ...required, check: isNotEmpty }),
  fallbackPublicClientEnabled: flag(),
  featureTags: featureTags(["tags"]),
  groupMembershipClaims: textSet({ check: isGroupClaim }),
  identifierUris: textSet({ check: isNotEmpty }),
  logoImage: text({ check: isBase64 }),
  logoUrl: computed(text()),
  marketingUrl: text(),
  notes: text({ check: isNotEmpty }),
  oauth2PermissionScopeIds: computed(textMap()),
  oauth2PostResponseRequired: flag(),
  objectId: computed(text()),
  optionalClaims,
  owners: textSet({ ...plainTags, maxItems: 100, check: isUuid }),
  password,
  preventDuplicateNames: flag({ default: false }),
  privacyStatementUrl: text(),
  publicClient: block({ redirectUris: textSet({ maxItems: 256, check: isPublicClientRedirectUri }) }, hasNoRedirects),
  publisherDomain: computed(text()),
  requiredResourceAccesses: requiredAccessSet,
  serviceManagementReference: text(),
  signInAudience: text({ default: "AzureADMyOrg", check: isSignInAudience }),
  singlePageApplication: block({ redirectUris: textSet({ maxItems: 256, check: isSpaRedirectUri }) }, hasNoRedirects),
  supportUrl: text(),
  tags: textSet({ ...plainTags, use: "optionalComputed", conflictsWith: ["featureTags"] }),
  templateId: text({ use: "optionalComputed", forceNew: true, check: isUuid }),
  termsOfServiceUrl: text(),
  web,
};
