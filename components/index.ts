/** Pulumi components for app registrations of Microsoft Entra ID. */
export type { RuleException } from "../manifest";
export type { AppAccess, AppKind, CredentialKind } from "./access/appAccess";
export { AppRegistration } from "./appRegistration";
export type {
  AppRegistrationArgs,
  InformationalUrls,
  PublicClientArgs,
  SinglePageArgs,
  WebArgs,
} from "./appRegistrationArgs";
export type { ConsentArgs, NamedConsent } from "./consent/consentArgs";
export type { CertificateArgs, CredentialDate, CredentialsArgs, SecretArgs } from "./credentials/credentialsArgs";
export {
  type AzureDevOpsArgs,
  azureDevOps,
  type FederatedCredential,
  type FederatedFormArgs,
  type GithubActionsArgs,
  type GitLabArgs,
  githubActions,
  gitLab,
  type KubernetesArgs,
  kubernetes,
  type PulumiCloudArgs,
  pulumiCloud,
  type TerraformCloudArgs,
  terraformCloud,
} from "./credentials/federated";
export type { ApiArgs, AppRoleArgs, ClientReference, ScopeArgs } from "./exposedApi/apiArgs";
export * from "./kinds";
export type { AssignedPrincipal } from "./people/assignedPrincipal";
export { defineApi, type OwnApi, type OwnApiArgs, type OwnPermissions } from "./permissions/ownApi";
export type { PermissionsByApi, ProgramApi, ProgramPermissions } from "./permissions/permissionsByApi";
export { declareConfigKeys } from "./program/configKeys";
export type { ServicePrincipalArgs } from "./servicePrincipal/servicePrincipalArgs";
export type { ClaimsArgs, OptionalClaimArgs } from "./tokens/claimsArgs";
