/**
 * Page `signOut`: several people are signed in; who leaves? Step `signOut`.
 *
 * Buttons `account` = the object id of one of them | all.
 */
import { type Html, html } from "./html";
import { type FormStamp, type Page, renderForm, renderName } from "./page";

export interface LeavingChoice {
  readonly userId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}

export function signOutPage({ stamp, accounts }: { stamp: FormStamp; accounts: readonly LeavingChoice[] }): Page {
  return {
    name: "signOut",
    title: "Which account do you want to sign out of?",
    body: renderForm(
      stamp,
      html`<ul class="accounts">
${accounts.map(accountButton)}
</ul>
<div class="actions"><button class="main" name="account" value="all">All of them</button></div>`,
    ),
  };
}

function accountButton({ userId, displayName, userPrincipalName }: LeavingChoice): Html {
  return html`<li><button name="account" value="${userId}">
<span><b>${renderName(displayName)}</b></span>
<span class="soft">${renderName(userPrincipalName)}</span>
</button></li>`;
}
