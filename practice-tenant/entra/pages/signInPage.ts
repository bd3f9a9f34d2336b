/**
 * Page `signIn`: who are you? Step `signIn`.
 *
 * Either a button `account` = the object id of a practice account, which needs no password, or the fields `username`
 * (user principal name) and `password` with the plain button. Both forms carry the same hidden fields.
 */
import { type AccountChoice, accountList } from "./accountList";
import { type Html, html } from "./html";
import { describeField, type FormStamp, type Page, renderForm, renderName, renderProblem } from "./page";

/** Why what was typed is refused, and which field has to be corrected. */
export interface SignInProblem {
  readonly text: string;
  readonly field: "username" | "password";
}

export interface SignInPageContent {
  readonly stamp: FormStamp;
  /** The app that wants to know, or undefined when no app is involved. */
  readonly app: string | undefined;
  readonly accounts: readonly AccountChoice[];
  readonly username: string;
  readonly problem?: SignInProblem | undefined;
}

export function signInPage({ stamp, app, accounts, username, problem }: SignInPageContent): Page {
  return {
    name: "signIn",
    title: "Sign in",
    body: html`<p class="soft">${app === undefined ? "to the practice tenant" : html`to continue to ${renderName(app)}`}</p>
${accounts.length > 0 && renderForm(stamp, practiceAccounts(accounts))}
${renderForm(stamp, passwordFields(username, problem))}`,
  };
}

function practiceAccounts(accounts: readonly AccountChoice[]): Html {
  return html`<h2>Choose a practice account</h2>
${accountList(accounts)}`;
}

function passwordFields(username: string, problem: SignInProblem | undefined): Html {
  const describe = (field: SignInProblem["field"]) => problem?.field === field && describeField;
  return html`<h2>Or type a name and a password</h2>
${renderProblem(problem?.text)}
<label for="username">User name</label>
<input id="username" name="username" type="text" value="${username}" autocomplete="off" autocapitalize="none" spellcheck="false" required${describe("username")}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="off" required${describe("password")}>
<div class="actions"><button class="main">Sign in</button></div>`;
}
