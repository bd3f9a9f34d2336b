/**
 * The frame of every page, and the form in it.
 *
 * For scripts that play the user: `<main data-page="…">` names the page (signIn, secondFactor, consent, adminApproval, userCode,
 * confirmDevice, message, refusal, missing, formPost). Every page but the last four holds one form that is sent back (POST,
 * form-encoded) to the address it came from, query included, with all of its hidden fields: `step` names what is
 * answered, `subject` what it is about, `formToken` ties the form to the browser's cookies. Buttons of the form are
 * the choices: exactly one name=value pair of them is sent along. The fields of each page stand on top of its file.
 */
import { Html, type HtmlPart, html } from "./html";
import { styleSheet } from "./styleSheet";

export interface Page {
  /** Names the page for scripts. */
  readonly name: string;
  readonly title: string;
  readonly body: Html;
}

/** The hidden fields that every form carries. */
export interface FormStamp {
  readonly step: string;
  readonly subject: string;
  readonly formToken: string;
}

// The style sheet is ours and holds no "<", so that it can stand in the page as it is.
const style = new Html(`<style>${styleSheet}</style>`);

export function renderPage({ name, title, body }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · practice tenant</title>
<link rel="icon" href="data:,">
${style}
</head>
<body>
<header class="bar">Practice tenant: nothing here is real</header>
<main data-page="${name}">
<h1>${title}</h1>
${body}
</main>
<footer>This sign-in runs on your own machine. Never type a real password here.</footer>
</body>
</html>
`.text;
}

/** @param stamp absent on a picture of a page, whose fields and buttons do nothing */
export function renderForm(stamp: FormStamp | undefined, content: HtmlPart): Html {
  if (stamp === undefined) return html`<fieldset disabled>${content}</fieldset>`;
  return html`<form method="post" autocomplete="off">
<input type="hidden" name="step" value="${stamp.step}">
<input type="hidden" name="subject" value="${stamp.subject}">
<input type="hidden" name="formToken" value="${stamp.formToken}">
${content}
</form>`;
}

/** Why a form has to be sent again: `describeField` ties a field of the form to it. */
export function renderProblem(problem: string | undefined): Html | undefined {
  return problem === undefined
    ? undefined
    : html`<p class="problem" id="problem" role="alert">${renderSentence(problem)}</p>`;
}

/** The attributes of the field that has to be corrected: it has the focus, and a screen reader reads the problem with it. */
export const describeField = new Html(' aria-describedby="problem" aria-invalid="true" autofocus');

/**
 * A name that somebody chose, of an app or a person. It keeps its writing direction to itself, so that the text around
 * it stays readable whatever it holds.
 */
export function renderName(name: string): Html {
  return html`<bdi>${name}</bdi>`;
}

/**
 * A sentence with names in it. What would turn its writing direction from the middle of a name on is left out: the rest
 * of the sentence would be unreadable.
 */
export function renderSentence(text: string): Html {
  return html`${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}`;
}

/** Which app a page is about. */
export function renderApp(app: string): Html {
  return html`<p class="app">${renderName(app)}</p>`;
}

/** Whose app it is. Nobody's publisher domain is verified by Microsoft here, so every app says so, as it would in Entra. */
export function renderPublisher(): Html {
  return html`<p class="small soft">Publisher: unverified</p>`;
}

/** Who answers a page. */
export function renderPerson(person: string): Html {
  return html`<p class="soft">Signed in as ${renderName(person)}</p>`;
}
