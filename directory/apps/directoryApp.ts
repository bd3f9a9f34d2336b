/** One app registration as a directory has it, in ids: the application, its service principal, and what hangs on both. */
import type { Fields } from "../client/fields";

/** A user, a group, a principal: whatever may own or use something. */
export interface DirectoryObject {
  readonly objectId: string;
  readonly kind: "user" | "group" | "servicePrincipal" | "unknown";
  /** As people read it; the id where the directory tells no name. */
  readonly displayName: string;
  readonly userPrincipalName?: string;
  /** Of a service principal. */
  readonly clientId?: string;
}

/** Consent to delegated permissions of one API: `oauth2PermissionGrant`. */
export interface Grant {
  readonly id: string;
  /** Object ids of the two principals. */
  readonly clientId: string;
  readonly resourceId: string;
  /** Object id of the user who is consented for; undefined: everybody of the tenant. */
  readonly userObjectId: string | undefined;
  /** Values of the scopes, sorted. */
  readonly scopes: readonly string[];
}

/** `appRoleAssignment`: a principal that has a role in an app. */
export interface RoleAssignment {
  readonly id: string;
  /** The id of zeros stands for "assigned without a role". */
  readonly appRoleId: string;
  readonly principalId: string;
  readonly principalType: string;
  readonly principalDisplayName: string;
  /** Object id of the principal of the app that has the role. */
  readonly resourceId: string;
  readonly resourceDisplayName: string;
  /** RFC 3339; undefined where the directory does not say. */
  readonly createdAt: string | undefined;
}

/** The service principal of an app in the tenant that is read. */
export interface DirectoryPrincipal {
  readonly objectId: string;
  /** As Graph answers it. */
  readonly fields: Fields;
  readonly owners: readonly DirectoryObject[];
  /** Consent that was given to this app, whoever gave it. */
  readonly grants: readonly Grant[];
  /** Roles of other apps that this one has: consent to application permissions. */
  readonly heldRoles: readonly RoleAssignment[];
  /** Who may use this app, and as what. */
  readonly assignments: readonly RoleAssignment[];
}

export interface DirectoryApp {
  readonly objectId: string;
  readonly clientId: string;
  readonly displayName: string;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly tags: readonly string[];
  /** The application as Graph answers it. */
  readonly application: Fields;
  readonly owners: readonly DirectoryObject[];
  /** `federatedIdentityCredential`s as Graph answers them. */
  readonly federatedCredentials: readonly Fields[];
  /** Undefined: the tenant has none of this app. */
  readonly servicePrincipal: DirectoryPrincipal | undefined;
}
