/**
 * Page `signOut`: several people are signed in; who leaves? Step `signOut`.
 *
 * Buttons `account` = the object id of one of them | all.
 */
import { type AccountChoice, accountList } from "./accountList";
import { html } from "./html";
import { type FormStamp, type Page, renderForm } from "./page";

export function signOutPage({ stamp, accounts }: { stamp: FormStamp; accounts: readonly AccountChoice[] }): Page {
  return {
    name: "signOut",
    title: "Which account do you want to sign out of?",
    body: renderForm(
      stamp,
      html`${accountList(accounts)}
<div class="actions"><button class="main" name="account" value="all">All of them</button></div>`,
    ),
  };
}
