/**
 * Page `formPost`: the answer to an app that asked for it as a form (`response_mode=form_post`). Hidden fields are the
 * parameters. A script sends it at once where scripts run, a button everywhere else.
 */
import { createHash } from "node:crypto";
import { Html, html } from "./html";
import type { Page } from "./page";

const submitScript = "document.forms[0].submit()";

/** What the content security policy names the script by. */
export const submitScriptHash = `'sha256-${createHash("sha256").update(submitScript).digest("base64")}'`;

export function formPostPage(target: string, parameters: ReadonlyMap<string, string>): Page {
  return {
    name: "formPost",
    title: "Back to the app",
    body: html`<form method="post" action="${target}">
${[...parameters].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}
<div class="actions"><button class="main">Continue</button></div>
</form>
${new Html(`<script>${submitScript}</script>`)}`,
  };
}
