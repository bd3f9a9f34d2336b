/** One request of a browser to a sign-in page: who is signed in, and which form was sent, if any. */
import type { TenantContext } from "../../context";
import { type FormFields, readFields } from "../formFields";
import type { FormStamp } from "../pages/page";
import { correlationIdOf, type Exchange } from "../refusals/sendRefusal";
import { dropCookie, readCookie, writeCookie } from "../sessions/browserCookies";
import type { FormPurpose, FormTokens } from "../sessions/formTokens";
import type { Person } from "../sessions/people";
import { endSession, findSession, startSession } from "../sessions/signInSessions";

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

  /** Who is signed in with this browser. */
  get person(): Person | undefined {
    return findSession(this.context, this.#session);
  }

  signIn(person: Person): void {
    endSession(this.context, this.#session);
    this.#session = startSession(this.context, person);
    writeCookie(this.#exchange.reply, "session", this.#session);
  }

  signOut(): void {
    endSession(this.context, this.#session);
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
