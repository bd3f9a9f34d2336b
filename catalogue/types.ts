/** What the catalogue's entries look like, and the names that the compiler knows. */
import type { PermissionNames } from "./generated/permissionNames";

/** delegated: the app acts for a signed-in user, within that user's rights. application: it acts as itself. */
export type PermissionKind = "delegated" | "application";

/** The name by which programs call an API, such as "microsoftGraph". */
export type ApiName = keyof PermissionNames;

/** The permissions that an API publishes for a kind. A typo is a red squiggle, not a failed deployment. */
export type PermissionName<A extends ApiName, K extends PermissionKind> = PermissionNames[A][K];

/** Who may consent to a permission. undefined: no public source tells, so never guess. */
export type ConsentType = "user" | "admin" | undefined;

export interface Permission {
  readonly api: ApiName;
  /** Client id of the API's own application, the same in every tenant of the commercial cloud. */
  readonly apiAppId: string;
  readonly kind: PermissionKind;
  readonly name: string;
  /** Unique within the API and kind only: APIs share ids, and so do the two kinds of one API. */
  readonly id: string;
  readonly consent: ConsentType;
  /** false: still published, but no longer handed out. */
  readonly isEnabled: boolean;
}

export interface Api {
  readonly name: ApiName;
  readonly appId: string;
  /** As the API's service principal is called in a tenant. */
  readonly displayName: string;
  /** Resource URIs under which tokens for the API can be asked for; empty where no public source tells. */
  readonly identifierUris: readonly string[];
}
