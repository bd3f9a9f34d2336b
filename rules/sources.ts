/** The pages and the code that rules go by; each rule names one that says what it says. */

const entra = "https://learn.microsoft.com/entra";
const graph = "https://learn.microsoft.com/graph/api";
const provider =
  "https://github.com/hashicorp/terraform-provider-azuread/blob/f0169e0ecec4a7f87c0a512fd989368a182306c1/internal";

export const sources = {
  accountTypes: `${entra}/identity-platform/supported-accounts-validation`,
  addCredentials: `${entra}/identity-platform/how-to-add-credentials`,
  addPassword: `${graph}/application-addpassword`,
  appManifest: `${entra}/identity-platform/reference-microsoft-graph-app-manifest`,
  appRole: `${graph}/resources/approle`,
  appRoleAssignment: `${graph}/resources/approleassignment`,
  authorizationCode: `${entra}/identity-platform/v2-oauth2-auth-code-flow`,
  bestPractices: `${entra}/identity-platform/security-best-practices-for-app-registration`,
  clientCredentials: `${entra}/identity-platform/v2-oauth2-client-creds-grant-flow`,
  consentPolicies: `${entra}/identity/enterprise-apps/manage-app-consent-policies`,
  errorCodes: `${entra}/identity-platform/reference-error-codes`,
  deviceCode: `${entra}/identity/conditional-access/concept-authentication-flows`,
  federation: `${entra}/workload-id/workload-identity-federation-considerations`,
  federationTrust: `${entra}/workload-id/workload-identity-federation-create-trust`,
  groupClaims: `${entra}/identity/hybrid/connect/how-to-connect-fed-group-claims`,
  identifierUris: `${entra}/identity-platform/identifier-uri-restrictions`,
  legalPages: `${entra}/identity-platform/howto-add-terms-of-service-privacy-statement`,
  leastPrivilege: `${entra}/identity-platform/secure-least-privileged-access`,
  limits: `${entra}/identity/users/directory-service-limits-restrictions`,
  onBehalfOf: `${entra}/identity-platform/v2-oauth2-on-behalf-of-flow`,
  optionalClaims: `${entra}/identity-platform/optional-claims-reference`,
  permissionsOverview: "https://learn.microsoft.com/graph/permissions-overview",
  permissionsReference: "https://learn.microsoft.com/graph/permissions-reference",
  permissionScope: `${graph}/resources/permissionscope`,
  redirectUris: `${entra}/identity-platform/reply-url`,
  scopes: `${entra}/identity-platform/scopes-oidc`,
  userConsent: `${entra}/identity/enterprise-apps/configure-user-consent`,
  /** The azuread provider, which checks before Graph does. */
  providerApplication: `${provider}/services/applications/application_resource.go`,
  providerClaims: `${provider}/services/applications/schema.go`,
  providerPassword: `${provider}/services/applications/application_password_resource.go`,
  providerPermissions: `${provider}/services/applications/applications.go`,
  providerPreAuthorized: `${provider}/services/applications/application_pre_authorized_resource.go`,
  providerUris: `${provider}/helpers/tf/validation/uri.go`,
} as const;
