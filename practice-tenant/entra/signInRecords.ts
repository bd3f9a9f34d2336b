/**
 * What sign-in keeps in the store. The `id` of each is the hash of a secret that only its holder has, so that a copy of
 * the store signs nobody in. Times are milliseconds since 1970.
 */

/** Which platform of the app a redirect URI is registered on: it decides how the app may redeem what it is given. */
export type Platform = "web" | "spa" | "publicClient";

/** A person who signed in with one browser; the secret is its cookie. */
export interface SignInSession {
  readonly id: string;
  readonly userId: string;
  readonly expires: number;
}

export interface AuthorizationCode {
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  readonly redirectUri: string;
  readonly platform: Platform;
  /** As sent to /authorize. */
  readonly scope: string;
  readonly nonce: string | null;
  readonly challenge: CodeChallenge | null;
  readonly expires: number;
  /** Kept after its use until it expires, so that a second use is told from an unknown code. */
  readonly redeemed: boolean;
}

/** PKCE, RFC 7636. */
export interface CodeChallenge {
  readonly method: "S256" | "plain";
  readonly value: string;
}

export interface RefreshToken {
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  /** Null when no redirect URI was involved (device code). */
  readonly platform: Platform | null;
  /** As sent when it was issued; a refresh that names no scope asks for this. */
  readonly scope: string;
  readonly expires: number;
}

export interface DeviceCode {
  readonly id: string;
  /** What the person types, without the dash. */
  readonly userCode: string;
  readonly appId: string;
  readonly scope: string;
  readonly expires: number;
  readonly state: "pending" | "approved" | "declined" | "redeemed";
  /** Who approved. */
  readonly userId: string | null;
}

/** The kinds of record that sign-in adds to the store. */
export interface SignInRecordKinds {
  signInSession: SignInSession;
  authorizationCode: AuthorizationCode;
  refreshToken: RefreshToken;
  deviceCode: DeviceCode;
}
