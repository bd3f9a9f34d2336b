/** Finds out who is in front of the browser: from the session, or by the sign-in page. */
import type { TenantContext } from "../../context";
import { signInPage } from "../pages/signInPage";
import { Refusal, refuse } from "../refusals/refusal";
import { checkPasswordCurrent, findPerson, isOwnDomain, listPeople, proveByPassword } from "../sessions/people";
import type { Person } from "../sessions/person";
import { type Outcome, showPage } from "./outcome";
import { askSecondFactor } from "./secondFactor";
import type { Submission, Visit } from "./visit";

export interface IdentifyOptions {
  /** The app's name for the page. */
  readonly app: string | undefined;
  /** What the page is about, for its hidden field. */
  readonly subject?: string;
  /** False when the person must be asked although somebody is signed in. A later step of the same visit never asks. */
  readonly mayUseSession: boolean;
  /** A user name to begin with. */
  readonly hint?: string | undefined;
}

/** The person, or the page that asks for one. */
export type Identified = { readonly person: Person } | { readonly outcome: Outcome };

/** The person, who also showed a second factor where the account needs one, or the page to show. */
export function identify(visit: Visit, options: IdentifyOptions): Identified {
  const identified = identifyPerson(visit, options);
  if ("outcome" in identified) return identified;
  try {
    const page = askSecondFactor(visit, options.subject);
    return page === undefined ? identified : { outcome: page };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { outcome: askWho(visit, options, error) };
  }
}

function identifyPerson(visit: Visit, options: IdentifyOptions): Identified {
  const { submission } = visit;
  if (submission?.step === "signIn") return signIn(visit, submission, options);
  const wantsOther = submission?.fields.get("decision") === "switchAccount";
  const person = visit.signedIn?.person;
  if (person !== undefined && !wantsOther && (submission !== undefined || options.mayUseSession)) return { person };
  return { outcome: askWho(visit, options) };
}

function signIn(visit: Visit, { fields }: Submission, options: IdentifyOptions): Identified {
  try {
    const person = provePerson(visit, fields);
    visit.signIn(person);
    return { person };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const hint = fields.get("username");
    return { outcome: askWho(visit, { ...options, hint }, error) };
  }
}

/** A practice account is chosen with a click; anybody else types name and password. */
function provePerson({ context }: Visit, fields: Submission["fields"]): Person {
  const chosen = fields.get("account");
  const person = chosen === undefined ? undefined : findPerson(context.store, chosen);
  if (person !== undefined) {
    checkPasswordCurrent(context, person);
    return person;
  }
  const credentials = { username: fields.get("username") ?? "", password: fields.get("password") ?? "" };
  checkOwnAccount(context, credentials.username);
  return proveByPassword(context, credentials);
}

/** Somebody of another organization could only come as a guest, and this tenant has none. @throws {Refusal} 50020 */
function checkOwnAccount(context: TenantContext, username: string): void {
  if (!username.includes("@") || isOwnDomain(context, username)) return;
  throw refuse(50020, { user: username, tenant: context.domain });
}

function askWho(visit: Visit, { app, subject, hint }: IdentifyOptions, refusal?: Refusal): Outcome {
  const page = signInPage({
    stamp: visit.stamp("signIn", subject),
    app,
    accounts: listPeople(visit.context.store).map(({ user, role }) => ({
      userId: user.id,
      displayName: user.displayName,
      userPrincipalName: user.userPrincipalName,
      role,
    })),
    username: hint ?? "",
    problem: refusal && {
      text: `AADSTS${refusal.code}: ${refusal.message}`,
      field: refusal.code === 50126 ? "password" : "username",
    },
  });
  return showPage(page, refusal?.status ?? 200);
}
