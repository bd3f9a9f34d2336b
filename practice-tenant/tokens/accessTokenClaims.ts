/**
 * What an access token of the practice tenant says. Microsoft Graph's tokens have the shape of version 1 whatever
 * endpoint issued them; an API of the tenant chooses by its `requestedAccessTokenVersion`.
 */

/** In every access token. Times are seconds since 1970; ids are GUIDs. */
interface CommonClaims {
  /** The API: as the scope named it (version 1) or its application id (version 2). */
  readonly aud: string;
  readonly iss: string;
  readonly iat: number;
  readonly nbf: number;
  readonly exp: number;
  /** The user's object id; for an app on its own, that of its service principal. */
  readonly oid: string;
  readonly sub: string;
  readonly tid: string;
  /** The token's own id. */
  readonly uti: string;
  /** "app" when no user is involved. Only in tokens for Graph and in app tokens. */
  readonly idtyp?: "app" | "user";
  /** Delegated permissions, separated by spaces. Only with a user. */
  readonly scp?: string;
  /** Application permissions, or the app roles that a user holds in the API. Absent when there are none. */
  readonly roles?: readonly string[];
  /** Template ids of directory roles. */
  readonly wids?: readonly string[];
  /** Object ids or names of groups, where the API's registration asks for them. Further optional claims are not listed here. */
  readonly groups?: readonly string[];
  /** What the client said it can do. */
  readonly xms_cc?: readonly string[];
  readonly name?: string;
  /** For the tenant itself. */
  readonly aio?: string;
}

/** How the client proved itself: 0 not at all (public), 1 by a secret, 2 by an assertion. */
export type ClientProofClass = "0" | "1" | "2";

export interface AccessTokenClaimsV1 extends CommonClaims {
  readonly ver: "1.0";
  readonly appid: string;
  readonly appidacr: ClientProofClass;
  readonly app_displayname?: string;
  readonly upn?: string;
  readonly unique_name?: string;
}

export interface AccessTokenClaimsV2 extends CommonClaims {
  readonly ver: "2.0";
  readonly azp: string;
  readonly azpacr: ClientProofClass;
  readonly preferred_username?: string;
}

export type AccessTokenClaims = AccessTokenClaimsV1 | AccessTokenClaimsV2;
