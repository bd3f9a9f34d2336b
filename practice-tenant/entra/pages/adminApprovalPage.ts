/**
 * Page `adminApproval`: only an administrator may consent. Step `adminApproval`.
 *
 * Buttons `decision` = decline (back to the app without consent) | switchAccount (sign in as somebody else).
 */
import { html } from "./html";
import { type FormStamp, type Page, renderApp, renderForm, renderPerson, renderSentence } from "./page";

export interface AdminApprovalContent {
  readonly app: string;
  readonly person: string;
  /** Names of the permissions that this person cannot consent to. */
  readonly permissions: readonly string[];
  /** "AADSTS90094: …" */
  readonly refusal: string;
}

/** @param stamp absent for a picture of the page */
export function adminApprovalPage(
  { app, person, permissions, refusal }: AdminApprovalContent,
  stamp?: FormStamp,
): Page {
  return {
    name: "adminApproval",
    title: "Need admin approval",
    body: html`${renderApp(app)}
${renderPerson(person)}
<p>This app asks for permissions that only an administrator can grant. Ask an administrator to consent, then try again.</p>
${permissions.length > 0 && html`<ul class="asked">${permissions.map((name) => html`<li><code>${name}</code></li>`)}</ul>`}
${renderForm(
  stamp,
  html`<div class="actions">
<button name="decision" value="switchAccount">Sign in as administrator</button>
<button class="main" name="decision" value="decline">Back to the app</button>
</div>`,
)}
<p class="small soft">${renderSentence(refusal)}</p>`,
  };
}
