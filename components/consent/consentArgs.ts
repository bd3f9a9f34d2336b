/** For whom consent is given as code. */
import type { PermissionsByApi } from "../permissions/permissionsByApi";

/** Some people, each of whom gets a grant of their own. */
export interface NamedConsent {
  /** Object ids or user principal names. @default none */
  readonly users?: readonly string[];
  /**
   * Object ids or display names. Entra knows no consent for a group: each member of the moment gets a grant, and who joins later
   * gets one on the next `up`.
   *
   * @default none
   */
  readonly groups?: readonly string[];
  /** Delegated ones. @default all that are declared */
  readonly permissions?: PermissionsByApi;
}

export interface ConsentArgs {
  /** What all users of the tenant, and the app itself, need not be asked for. @default nothing */
  readonly wholeTenant?: PermissionsByApi;
  /** Several where some people consent to other permissions than others. */
  readonly named?: NamedConsent | readonly NamedConsent[];
}
