/** Ties a form to the browser it was shown in, so that no other page can send it in the user's name. */
import { createHmac, timingSafeEqual } from "node:crypto";

/** What a form is about; its token is good for exactly this. */
export interface FormPurpose {
  /** The value of the browser's cookie. */
  readonly browser: string;
  /** The value of the session's cookie, if somebody is signed in. */
  readonly session: string | undefined;
  readonly step: string;
  readonly subject: string;
}

export class FormTokens {
  readonly #key: string;

  /** @param key random; forms shown under another key are taken as out of date */
  constructor(key: string) {
    this.#key = key;
  }

  issue({ browser, session, step, subject }: FormPurpose): string {
    const parts = JSON.stringify([browser, session ?? null, step, subject]);
    return createHmac("sha256", this.#key).update(parts).digest("base64url");
  }

  accepts(token: string, purpose: FormPurpose): boolean {
    const expected = Buffer.from(this.issue(purpose));
    const given = Buffer.from(token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
