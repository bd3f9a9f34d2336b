/** Page `refusal`: a request that cannot go back to the app that sent it. `<code id="code">` holds "AADSTS" and the number. */
import type { Refusal } from "../refusals/refusal";
import type { RefusalTrace } from "../refusals/renderRefusal";
import { html } from "./html";
import { type Page, renderSentence } from "./page";

export function refusalPage(refusal: Refusal, trace: RefusalTrace): Page {
  return {
    name: "refusal",
    title: "Sorry, you cannot be signed in",
    body: html`<p class="problem" role="alert" tabindex="-1" autofocus><code id="code">AADSTS${String(refusal.code)}</code>: ${renderSentence(refusal.message)}</p>
<p>${renderSentence(refusal.fix)}</p>
<dl class="small">
<dt>Correlation ID</dt><dd>${trace.correlationId}</dd>
<dt>Trace ID</dt><dd>${trace.traceId}</dd>
<dt>Timestamp</dt><dd>${trace.timestamp}</dd>
</dl>`,
  };
}
