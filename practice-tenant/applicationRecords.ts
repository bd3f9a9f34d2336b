/** An application registration and what it is made of, in Graph's own shapes. */
import type { Json, JsonObject } from "./json";

/** One permission that an API offers to users (`api.oauth2PermissionScopes`). */
export interface PermissionScope {
  readonly id: string;
  readonly value: string;
  readonly isEnabled: boolean;
  /** "User" when a user may consent, "Admin" when only an administrator may. */
  readonly type: "User" | "Admin";
  readonly adminConsentDisplayName: string | null;
  readonly adminConsentDescription: string | null;
  readonly userConsentDisplayName: string | null;
  readonly userConsentDescription: string | null;
}

/** One role of an API: an application permission where "Application" is among the member types. */
export interface AppRole {
  readonly id: string;
  readonly value: string | null;
  readonly displayName: string;
  readonly description: string | null;
  readonly isEnabled: boolean;
  readonly allowedMemberTypes: readonly ("Application" | "User")[];
  readonly origin?: string;
}

/** A client secret without its text, whose hash is a record of kind `secret` under the same key id. */
export interface PasswordCredential {
  readonly keyId: string;
  readonly displayName: string | null;
  readonly startDateTime: string;
  readonly endDateTime: string;
  readonly hint: string | null;
  readonly customKeyIdentifier: string | null;
}

/** A certificate; `key` is kept as sent (base64 of DER or of PEM text) and never served in lists. */
export interface KeyCredential {
  readonly keyId: string;
  readonly displayName: string | null;
  readonly startDateTime: string;
  readonly endDateTime: string;
  readonly type: string;
  readonly usage: string;
  readonly key: string | null;
  /** Base64 of the SHA-1 thumbprint. */
  readonly customKeyIdentifier: string | null;
}

export interface FederatedIdentityCredential {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly subject: string | null;
  readonly audiences: readonly string[];
  readonly description: string | null;
  readonly claimsMatchingExpression?: JsonObject | null;
}

export interface RequiredResourceAccess {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly { readonly id: string; readonly type: "Scope" | "Role" }[];
}

export interface PreAuthorizedApplication {
  readonly appId: string;
  readonly delegatedPermissionIds: readonly string[];
}

export interface ApplicationApi {
  readonly acceptMappedClaims: boolean | null;
  readonly knownClientApplications: readonly string[];
  readonly oauth2PermissionScopes: readonly PermissionScope[];
  readonly preAuthorizedApplications: readonly PreAuthorizedApplication[];
  readonly requestedAccessTokenVersion: number | null;
}

export interface ApplicationWeb {
  readonly homePageUrl: string | null;
  readonly logoutUrl: string | null;
  readonly redirectUris: readonly string[];
  readonly implicitGrantSettings: {
    readonly enableAccessTokenIssuance: boolean;
    readonly enableIdTokenIssuance: boolean;
  };
  readonly redirectUriSettings: readonly Json[];
}

export interface RedirectUris {
  readonly redirectUris: readonly string[];
}

export type SignInAudience =
  | "AzureADMyOrg"
  | "AzureADMultipleOrgs"
  | "AzureADandPersonalMicrosoftAccount"
  | "PersonalMicrosoftAccount";

/** `microsoft.graph.application`, with its owners and federated credentials inline. */
export interface Application {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly signInAudience: SignInAudience;
  readonly createdDateTime: string;
  readonly deletedDateTime: string | null;
  readonly description: string | null;
  readonly notes: string | null;
  readonly tags: readonly string[];
  readonly identifierUris: readonly string[];
  readonly api: ApplicationApi;
  readonly web: ApplicationWeb;
  readonly spa: RedirectUris;
  readonly publicClient: RedirectUris;
  readonly isFallbackPublicClient: boolean | null;
  readonly isDeviceOnlyAuthSupported: boolean | null;
  readonly groupMembershipClaims: string | null;
  readonly appRoles: readonly AppRole[];
  readonly requiredResourceAccess: readonly RequiredResourceAccess[];
  readonly optionalClaims: JsonObject | null;
  readonly passwordCredentials: readonly PasswordCredential[];
  readonly keyCredentials: readonly KeyCredential[];
  readonly info: JsonObject;
  readonly addIns: readonly Json[];
  readonly applicationTemplateId: string | null;
  readonly disabledByMicrosoftStatus: string | null;
  readonly parentalControlSettings: JsonObject;
  readonly publisherDomain: string | null;
  readonly serviceManagementReference: string | null;
  readonly tokenEncryptionKeyId: string | null;
  readonly oauth2RequirePostResponse?: boolean;
  readonly uniqueName?: string | null;
  /** Object ids of users and service principals. Served under `/owners` only. */
  readonly owners: readonly string[];
  /** Served under `/federatedIdentityCredentials` only. */
  readonly federatedIdentityCredentials: readonly FederatedIdentityCredential[];
}
