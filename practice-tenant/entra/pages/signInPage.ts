/**
 * Page `signIn`: who are you? Step `signIn`.
 *
 * Either a button `account` = the object id of a practice account, which needs no password, or the fields `username`
 * (user principal name) and `password` with the plain button. Both forms carry the same hidden fields.
 */
import { type Html, html } from "./html";
import { type FormStamp, type Page, renderForm, renderProblem } from "./page";

export interface AccountChoice {
  readonly userId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly role: "administrator" | "member";
}

export interface SignInPageContent {
  readonly stamp: FormStamp;
  /** The app that wants to know, or undefined when no app is involved. */
  readonly app: string | undefined;
  readonly accounts: readonly AccountChoice[];
  readonly username: string;
  readonly problem?: string | undefined;
}

export function signInPage({ stamp, app, accounts, username, problem }: SignInPageContent): Page {
  return {
    name: "signIn",
    title: "Sign in",
    body: html`<p class="soft">${app === undefined ? "to the practice tenant" : `to continue to ${app}`}</p>
${renderProblem(problem)}
${accounts.length > 0 && renderForm(stamp, accountList(accounts))}
${renderForm(stamp, passwordFields(username))}`,
  };
}

function accountList(accounts: readonly AccountChoice[]): Html {
  return html`<h2>Choose a practice account</h2>
<ul class="accounts">
${accounts.map(accountButton)}
</ul>`;
}

function accountButton({ userId, displayName, userPrincipalName, role }: AccountChoice): Html {
  return html`<li><button name="account" value="${userId}">
<span class="badge" aria-hidden="true">${initials(displayName)}</span>
<span><b>${displayName}</b> (${role})</span>
<span class="soft">${userPrincipalName}</span>
</button></li>`;
}

function passwordFields(username: string): Html {
  return html`<h2>Or type a name and a password</h2>
<label for="username">User name</label>
<input id="username" name="username" type="text" value="${username}" autocomplete="off" autocapitalize="none" spellcheck="false" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="off" required>
<div class="actions"><button class="main">Sign in</button></div>`;
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
}
