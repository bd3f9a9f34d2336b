/**
 * Tokens whose signature was found good, so that it is worked out once and not at each call that brings the token.
 *
 * Remembered is only that the key made these claims; whether they still hold is for the caller to judge each time.
 */
import type { SigningKey } from "../context";
import { RecentMap } from "../recentMap";
import type { AccessTokenClaims } from "./accessTokenClaims";

const byKey = new WeakMap<SigningKey, VerifiedTokens>();

export class VerifiedTokens {
  /** By the end of their signature, because a text is looked up the quicker the shorter it is. In memory only. */
  readonly #verified = new RecentMap<{ readonly token: string; readonly claims: AccessTokenClaims }>(1_000);

  /** Those of one key: under another key nothing of them counts. */
  static of(key: SigningKey): VerifiedTokens {
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const tokens = new VerifiedTokens();
    byKey.set(key, tokens);
    return tokens;
  }

  /** The whole token counts, its signature included: another signature over the same claims is another token. */
  find(token: string): AccessTokenClaims | undefined {
    const known = this.#verified.get(endOf(token));
    return known?.token === token ? known.claims : undefined;
  }

  /** @param claims of a token that was verified just now */
  keep(token: string, claims: AccessTokenClaims): void {
    this.#verified.set(endOf(token), { token, claims });
  }
}

function endOf(token: string): string {
  return token.slice(-32);
}
