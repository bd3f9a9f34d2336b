/**
 * Tokens whose signature was found good, so that it is worked out once and not at each call that brings the token.
 *
 * Remembered is only that the key made these claims; whether they still hold is for the caller to judge each time.
 */
import type { SigningKey } from "../context";
import type { AccessTokenClaims } from "./accessTokenClaims";

/** So many are remembered; the longest known goes first. */
const most = 1_000;

const byKey = new WeakMap<SigningKey, VerifiedTokens>();

export class VerifiedTokens {
  /** By the whole token, its signature included: another signature over the same claims is another token. In memory only. */
  readonly #claims = new Map<string, AccessTokenClaims>();

  /** Those of one key: under another key nothing of them counts. */
  static of(key: SigningKey): VerifiedTokens {
    const known = byKey.get(key) ?? new VerifiedTokens();
    byKey.set(key, known);
    return known;
  }

  find(token: string): AccessTokenClaims | undefined {
    return this.#claims.get(token);
  }

  /** @param claims of a token that was verified just now */
  keep(token: string, claims: AccessTokenClaims): void {
    const [oldest] = this.#claims.keys();
    if (this.#claims.size >= most && oldest !== undefined) this.#claims.delete(oldest);
    this.#claims.set(token, claims);
  }
}
