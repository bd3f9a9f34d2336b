/**
 * Page `confirmDevice`: did you start this? Step `confirmDevice`.
 *
 * Buttons `decision` = accept | decline.
 */
import { html } from "./html";
import { type FormStamp, type Page, renderApp, renderForm, renderPerson } from "./page";

export interface ConfirmDeviceContent {
  readonly stamp: FormStamp;
  readonly app: string;
  readonly person: string;
}

export function confirmDevicePage({ stamp, app, person }: ConfirmDeviceContent): Page {
  return {
    name: "confirmDevice",
    title: "Are you signing in to this app?",
    body: html`${renderApp(app)}
${renderPerson(person)}
<p>The device or program that showed you the code will be signed in as you. Go on only if you started it yourself.</p>
${renderForm(
  stamp,
  html`<div class="actions">
<button name="decision" value="decline">Cancel</button>
<button class="main" name="decision" value="accept">Continue</button>
</div>`,
)}`,
  };
}
