/**
 * A document with a picture of every page that people would come to, one under another: it can be kept and sent, asks
 * nobody for anything, and holds no script.
 */
import { createHash } from "node:crypto";
import type { ConsentPreview, ConsentView, PreviewStep } from "../consentPreview/consentPreview";
import { adminApprovalPage } from "./adminApprovalPage";
import { consentPage } from "./consentPage";
import { Html, type HtmlPart, html } from "./html";
import { type Page, renderName, renderSentence } from "./page";
import { describeOutcome, titleOfView, whyWords } from "./previewWords";
import { styleSheet } from "./styleSheet";

const pictureStyle = `
main.preview { background: none; border: none; max-width: 42rem; padding: 0; }
.preview > h1 { font-size: 1.75rem; }
.preview section > h2 { border-top: 1px solid var(--line); font-size: 1.25rem; margin: 2.5rem 0 .25rem; padding-top: 1.5rem; }
figure { margin: 1.5rem 0 0; }
figcaption { font-weight: 600; margin: 0 0 .5rem; }
.picture { background: var(--card); border: 1px solid color-mix(in srgb, var(--line) 45%, transparent); border-radius: .75rem;
  max-width: 30rem; padding: 2rem; }
.picture h3 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
.picture h4 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
figure > ul { margin: 1rem 0 0; padding-left: 1.25rem; }
fieldset { border: none; margin: 0; min-width: 0; padding: 0; }
fieldset + p { margin: 1.5rem 0 0; }
fieldset button, fieldset .tick { cursor: default; pointer-events: none; }
footer { max-width: 42rem; }
@media (max-width: 26rem) { main.preview { margin: 1.5rem auto; padding: 0; width: calc(100% - 2rem); } .picture { padding: 1.5rem 1rem; } }
@media print { .picture { break-inside: avoid; } }
`;

const style = `${styleSheet}${pictureStyle}`;
const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; img-src data:`;

/** The HTML of the document, whole. */
export function renderConsentPreview(preview: ConsentPreview): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Consent to ${preview.app} · practice tenant</title>
<link rel="icon" href="data:,">
${new Html(`<style>${style}</style>`)}
</head>
<body>
<header class="bar">Practice tenant: nothing here is real</header>
<main class="preview">
<h1>What ${renderName(preview.app)} asks for</h1>
<p>As its program declares it, under the consent policy <code>${preview.policy}</code>.</p>
${preview.views.map(viewSection)}
</main>
<footer>Pictures of the pages in the order in which they come. Nothing can be answered here.</footer>
</body>
</html>
`.text;
}

function viewSection(view: ConsentView): Html {
  return html`<section>
<h2>${titleOfView(view)}</h2>
<p>${describeOutcome(view)}</p>
${view.consented.map(({ api, permissions }) => html`<p>Consented to as code, ${api}: <code>${permissions.map(({ name }) => name).join(", ")}</code></p>`)}
${view.steps.map((step, index) => figure(step, index + 1))}
</section>
`;
}

function figure(step: PreviewStep, number: number): Html {
  const caption = html`${String(number)}. ${captionOf(step)}`;
  const page = pictureOf(step);
  if (page === undefined) return html`<figure><figcaption>${caption}</figcaption></figure>`;
  // The picture is a part of this document: its headings go below the document's own.
  return html`<figure><figcaption>${caption}</figcaption>
<div class="picture" data-page="${page.name}"><h3>${page.title}</h3>
${lowerHeadings(page.body)}</div>
${step.page === "adminApproval" && html`<ul>${step.blocked.map(({ name, why }) => html`<li><code>${name}</code>: ${whyWords[why]}</li>`)}</ul>`}
</figure>
`;
}

function captionOf(step: PreviewStep): HtmlPart {
  switch (step.page) {
    case "signIn":
      return "They sign in";
    case "refusal":
      return step.isShown ? "They are told an error" : "The app is told an error";
    default:
      return step.scope === undefined ? "They are asked" : html`The app asks for <code>${step.scope}</code>`;
  }
}

function pictureOf(step: PreviewStep): Page | undefined {
  switch (step.page) {
    case "signIn":
      return undefined;
    case "consent":
      return consentPage(step.content);
    case "adminApproval":
      return adminApprovalPage(step.content);
    case "refusal":
      return {
        name: "refusal",
        title: "Sorry, you cannot be signed in",
        body: html`<p class="problem"><code>AADSTS${String(step.code)}</code>: ${renderSentence(step.message)}</p>
<p>${renderSentence(step.fix)}</p>`,
      };
  }
}

/** Text is escaped in a body, so that its tags are those of its page. */
function lowerHeadings({ text }: Html): Html {
  return new Html(text.replaceAll("<h2>", "<h4>").replaceAll("</h2>", "</h4>"));
}
