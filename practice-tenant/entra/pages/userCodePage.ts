/**
 * Page `userCode`: which device? Step `userCode`.
 *
 * Field `userCode`: what the device shows; dashes, spaces and letter case do not matter.
 */
import { Html, html } from "./html";
import { describeField, type FormStamp, type Page, renderForm, renderProblem } from "./page";

const autofocus = new Html(" autofocus");

export interface UserCodeContent {
  readonly stamp: FormStamp;
  readonly userCode: string;
  readonly problem?: string | undefined;
}

export function userCodePage({ stamp, userCode, problem }: UserCodeContent): Page {
  return {
    name: "userCode",
    title: "Enter the code",
    body: html`${renderProblem(problem)}
${renderForm(
  stamp,
  html`<label for="userCode">The code that your app or device shows</label>
<input id="userCode" class="code" name="userCode" type="text" value="${userCode}" maxlength="12" autocapitalize="characters" autocomplete="off" spellcheck="false" required${problem === undefined ? autofocus : describeField}>
<div class="actions"><button class="main">Next</button></div>`,
)}`,
  };
}
