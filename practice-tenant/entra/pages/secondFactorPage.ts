/**
 * Page `secondFactor`: what a telephone would ask. Step `secondFactor`.
 *
 * Buttons `decision` = approve | deny.
 */
import { html } from "./html";
import { type FormStamp, type Page, renderForm, renderPerson } from "./page";

export interface SecondFactorContent {
  readonly stamp: FormStamp;
  readonly person: string;
}

export function secondFactorPage({ stamp, person }: SecondFactorContent): Page {
  return {
    name: "secondFactor",
    title: "Approve the sign-in",
    body: html`${renderPerson(person)}
<p>This account needs a second proof. In Entra ID your telephone would ask you now; here you answer for it.</p>
${renderForm(
  stamp,
  html`<div class="actions">
<button name="decision" value="deny">Deny</button>
<button class="main" name="decision" value="approve">Approve</button>
</div>`,
)}`,
  };
}
