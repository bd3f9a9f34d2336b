/**
 * Page `confirmDevice`: did you start this? Step `confirmDevice`.
 *
 * Buttons `decision` = accept | decline.
 */
import { html } from "./html";
import { type FormStamp, type Page, renderForm } from "./page";

export interface ConfirmDeviceContent {
  readonly stamp: FormStamp;
  readonly app: string;
  readonly person: string;
}

export function confirmDevicePage({ stamp, app, person }: ConfirmDeviceContent): Page {
  return {
    name: "confirmDevice",
    title: `Signing in to ${app}?`,
    body: html`<p class="soft">Signed in as ${person}</p>
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
