/**
 * What sign-in keeps in the store. The `id` of each (but of password failures) is the hash of a secret that only its
 * holder has, so that a copy of the store signs nobody in. Times are milliseconds since 1970.
 */

/** Which platform of the app a redirect URI is registered on: it decides how the app may redeem what it is given. */
export type Platform = "web" | "spa" | "publicClient";

/** The people who are signed in with one browser; the secret is its cookie. */
export interface BrowserSession {
  readonly id: string;
  /** Never empty; who was used last comes first. */
  readonly accounts: readonly SessionAccount[];
  readonly expires: number;
}

export interface SessionAccount {
  readonly userId: string;
  /** Names this sign-in to apps (a GUID). */
  readonly sid: string;
  readonly signedIn: number;
  /** Whether a second factor was shown. */
  readonly isStrong: boolean;
  /** Application ids of the apps that the person went to with it. */
  readonly apps: readonly string[];
}

/** Wrong passwords that were typed for one user, whose object id is the `id`. */
export interface PasswordFailures {
  readonly id: string;
  readonly count: number;
  /** Hashes of the last few. */
  readonly last: readonly string[];
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
  /** When the person signed in, and whether with a second factor. */
  readonly signedIn: number;
  readonly isStrong: boolean;
  /** The session it came from. */
  readonly sid: string;
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
  /** Null when no redirect URI was involved (device code, password of a public client); "web" for a middle tier. */
  readonly platform: Platform | null;
  /** As sent when it was issued; a refresh that names no scope asks for this. */
  readonly scope: string;
  /** When the person signed in, and whether with a second factor; tokens that follow this one inherit both. */
  readonly signedIn: number;
  readonly isStrong: boolean;
  /** The session it came from, where a browser was involved. */
  readonly sid: string | null;
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
  /** Who approved, and when. */
  readonly userId: string | null;
  readonly signedIn: number | null;
  /** Whether who approved had shown a second factor. */
  readonly isStrong: boolean;
}

/** The kinds of record that sign-in adds to the store. */
export interface SignInRecordKinds {
  browserSession: BrowserSession;
  passwordFailures: PasswordFailures;
  authorizationCode: AuthorizationCode;
  refreshToken: RefreshToken;
  deviceCode: DeviceCode;
}
