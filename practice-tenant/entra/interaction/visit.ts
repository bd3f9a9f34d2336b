/** One request of a browser to a sign-in page: who is signed in, and which form was sent, if any. */
import type { TenantContext } from "../../context";
import { type FormFields, readFields } from "../formFields";
import type { FormStamp } from "../pages/page";
import { correlationIdOf, type Exchange } from "../refusals/sendRefusal";
import { dropCookie, readCookie, writeCookie } from "../sessions/browserCookies";
import { putFirst, removeFromSession, type SignedIn, signedInPeople, startSession } from "../sessions/browserSessions";
import type { FormPurpose, FormTokens } from "../sessions/formTokens";
import type { Person } from "../sessions/person";
import type { SessionAccount } from "../signInRecords";

/** A form that the person sent back. */
export interface Submission {
  /** Which page was answered. */
  readonly step: string;
  /** What that page was about, exactly as it was shown. */
  readonly subject: string;
  readonly fields: FormFields;
}

export class Visit {
  readonly context: TenantContext;
  readonly query: FormFields;
  /** The body of a POST that is no form of ours. */
  readonly body: FormFields;
  /** Undefined also for a form from another browser, session or start of the server: the page is shown again then. */
  readonly submission: Submission | undefined;
  readonly correlationId: string | undefined;
  readonly #exchange: Exchange;
  readonly #formTokens: FormTokens;
  readonly #browser: string;
  #session: string | undefined;

  constructor(context: TenantContext, exchange: Exchange, formTokens: FormTokens) {
    this.context = context;
    this.#exchange = exchange;
    this.#formTokens = formTokens;
    this.#browser = this.#recognizeBrowser();
    this.#session = readCookie(exchange.request, "session");
    this.query = readFields(exchange.request.query);
    const body = readFields(exchange.request.body);
    this.submission = this.#readSubmission(body);
    this.body = body.has("step") ? new Map() : body;
    this.correlationId = correlationIdOf(exchange.request);
  }

  /** Everybody who is signed in with this browser, who was used last first; those whose sign-in was revoked, too. */
  get accounts(): readonly SignedIn[] {
    return signedInPeople(this.context, this.#session);
  }

  /** Whom the browser was last used by, of those who are signed in. */
  get signedIn(): SignedIn | undefined {
    return this.accounts.find(({ isRevoked }) => !isRevoked);
  }

  signIn(person: Person): void {
    this.#session = startSession(this.context, person, this.#session);
    writeCookie(this.#exchange.reply, "session", this.#session);
  }

  /** Goes on as somebody who is signed in already. */
  use(account: SessionAccount): void {
    putFirst(this.context, this.#session, account);
  }

  signOut(leaving: readonly SignedIn[]): void {
    removeFromSession(
      this.context,
      this.#session,
      leaving.map(({ account }) => account),
    );
    if (this.accounts.length > 0) return;
    this.#session = undefined;
    dropCookie(this.#exchange.reply, "session");
  }

  /** The hidden fields of a form to show now. */
  stamp(step: string, subject = ""): FormStamp {
    return { step, subject, formToken: this.#formTokens.issue(this.#purpose(step, subject)) };
  }

  #recognizeBrowser(): string {
    const known = readCookie(this.#exchange.request, "browser");
    if (known !== undefined) return known;
    const browser = this.context.random.token(32);
    writeCookie(this.#exchange.reply, "browser", browser);
    return browser;
  }

  #readSubmission(fields: FormFields): Submission | undefined {
    const step = fields.get("step");
    const subject = fields.get("subject") ?? "";
    if (step === undefined) return undefined;
    const accepted = this.#formTokens.accepts(fields.get("formToken") ?? "", this.#purpose(step, subject));
    return accepted ? { step, subject, fields } : undefined;
  }

  #purpose(step: string, subject: string): FormPurpose {
    return { browser: this.#browser, session: this.#session, step, subject };
  }
}
