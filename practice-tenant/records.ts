/**
 * What the practice tenant keeps: Graph's own JSON shapes, with what Graph serves under paths of its own
 * (owners, federated credentials) kept on the object it belongs to.
 *
 * Records are values: to change one, put a new one. Times are ISO 8601 texts, kept byte for byte as they were sent.
 */
import type { Application, AppRole, KeyCredential, PasswordCredential, PermissionScope } from "./applicationRecords";
import type { FederationRecordKinds } from "./entra/federation/federationRecords";
import type { SignInRecordKinds } from "./entra/signInRecords";
import type { Json, JsonObject } from "./json";

export type * from "./applicationRecords";
export type * from "./json";

/** `microsoft.graph.servicePrincipal`. What it mirrors of its application is renewed whenever that is kept. */
export interface ServicePrincipal {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  readonly alternativeNames: readonly string[];
  readonly appDescription: string | null;
  readonly appOwnerOrganizationId: string | null;
  readonly appRoleAssignmentRequired: boolean;
  readonly appRoles: readonly AppRole[];
  readonly oauth2PermissionScopes: readonly PermissionScope[];
  readonly description: string | null;
  readonly homepage: string | null;
  readonly loginUrl: string | null;
  readonly logoutUrl: string | null;
  readonly notes: string | null;
  readonly notificationEmailAddresses: readonly string[];
  readonly preferredSingleSignOnMode: string | null;
  readonly replyUrls: readonly string[];
  readonly samlSingleSignOnSettings: JsonObject | null;
  readonly servicePrincipalNames: readonly string[];
  readonly servicePrincipalType: string;
  readonly signInAudience: string | null;
  readonly tags: readonly string[];
  readonly passwordCredentials: readonly PasswordCredential[];
  readonly keyCredentials: readonly KeyCredential[];
  readonly owners: readonly string[];
  /** Came with the tenant (Microsoft's APIs, an imported deployer) and has no application object here. Never served. */
  readonly wellKnown: boolean;
}

/** `microsoft.graph.oAuth2PermissionGrant`: `scope` is space-separated; `principalId` is null for the whole tenant. */
export interface OAuth2PermissionGrant {
  readonly id: string;
  readonly clientId: string;
  readonly consentType: "AllPrincipals" | "Principal";
  readonly principalId: string | null;
  readonly resourceId: string;
  readonly scope: string;
}

export interface AppRoleAssignment {
  readonly id: string;
  readonly appRoleId: string;
  readonly createdDateTime: string;
  readonly deletedDateTime: string | null;
  readonly principalDisplayName: string | null;
  readonly principalId: string;
  readonly principalType: "User" | "Group" | "ServicePrincipal";
  readonly resourceDisplayName: string | null;
  readonly resourceId: string;
}

export interface User {
  readonly id: string;
  readonly accountEnabled: boolean;
  readonly businessPhones: readonly string[];
  readonly displayName: string;
  readonly givenName: string | null;
  readonly jobTitle: string | null;
  readonly mail: string | null;
  readonly mailNickname: string | null;
  readonly mobilePhone: string | null;
  readonly officeLocation: string | null;
  readonly preferredLanguage: string | null;
  readonly surname: string | null;
  readonly userPrincipalName: string;
  readonly userType: string;
  readonly usageLocation: string | null;
}

/** What signing in needs to know of a user and Graph never serves. `id` is the user's object id. */
export interface UserAccount {
  readonly id: string;
  /** A practice password, shown to the person at start; protects nothing. */
  readonly password: string;
  readonly role: "administrator" | "member";
  /** Sign-ins before this time (milliseconds since 1970) are revoked; absent when nothing ever was. */
  readonly signInsValidFrom?: number;
  /** True when the password has to be changed before it signs in again. */
  readonly passwordExpired?: boolean;
  /** Multifactor authentication for this user; absent counts as "disabled". */
  readonly perUserMfaState?: "disabled" | "enabled" | "enforced";
}

export interface Group {
  readonly id: string;
  readonly displayName: string;
  readonly securityEnabled: boolean;
  readonly mailEnabled: boolean;
  readonly groupTypes: readonly string[];
  readonly members?: readonly string[];
  readonly owners?: readonly string[];
}

export interface Domain {
  /** The domain's name. */
  readonly id: string;
  readonly authenticationType: string;
  readonly isAdminManaged: boolean;
  readonly isDefault: boolean;
  readonly isInitial: boolean;
  readonly isRoot: boolean;
  readonly isVerified: boolean;
  readonly supportedServices: readonly string[];
}

/** An Outlook item (event, contact or message) in the mailbox of one user; `item` is what Graph serves. */
export interface MailboxItem {
  readonly id: string;
  readonly userId: string;
  readonly item: JsonObject;
}

/** The proof of a client secret: SHA-256 of its text in hex. `id` is the credential's key id. */
export interface Secret {
  readonly id: string;
  readonly hash: string;
}

/** An object in the recycle bin, with what was removed along with it and comes back with it. */
export interface DeletedItem {
  readonly id: string;
  readonly kind: "application" | "servicePrincipal";
  readonly deletedDateTime: string;
  /** Absent for an item that an import only named. */
  readonly application?: Application;
  readonly servicePrincipal?: ServicePrincipal;
  readonly displayName?: string;
  readonly grants: readonly OAuth2PermissionGrant[];
  readonly assignments: readonly AppRoleAssignment[];
}

/** The key that signs tokens. `id` is its `kid`; `privateKey` a PKCS #8 PEM. */
export interface SigningKeyRecord {
  readonly id: string;
  readonly privateKey: string;
}

/** A text that the tenant keeps about itself (its settings, the deployer), as JSON. */
export interface TenantFact {
  readonly id: string;
  readonly value: Json;
}

/** Every kind of record and its type; a room of the server that keeps more adds its kind here. */
export interface RecordKinds extends SignInRecordKinds, FederationRecordKinds {
  application: Application;
  servicePrincipal: ServicePrincipal;
  oauth2PermissionGrant: OAuth2PermissionGrant;
  appRoleAssignment: AppRoleAssignment;
  user: User;
  userAccount: UserAccount;
  group: Group;
  domain: Domain;
  event: MailboxItem;
  contact: MailboxItem;
  message: MailboxItem;
  secret: Secret;
  deletedItem: DeletedItem;
  signingKey: SigningKeyRecord;
  tenantFact: TenantFact;
}

export type RecordKind = keyof RecordKinds;
