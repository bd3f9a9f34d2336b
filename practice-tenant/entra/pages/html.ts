/** HTML that is escaped by construction: what is put into a template is text, unless it is HTML made here itself. */

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A piece of HTML. Only `html` makes one. */
export class Html {
  constructor(readonly text: string) {}
}

/** What a template takes: text to escape, HTML, a list of both, or nothing. */
export type HtmlPart = string | Html | readonly HtmlPart[] | false | undefined;

/** A tagged template: html`<p>${text}</p>`. */
export function html(template: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(String.raw({ raw: template }, ...parts.map(render)));
}

function render(part: HtmlPart): string {
  if (part === false || part === undefined) return "";
  if (typeof part === "string") return part.replace(/[&<>"']/g, (character) => entities[character] ?? "");
  // The type guard of Array.isArray does not see through `readonly`.
  return part instanceof Html ? part.text : part.map(render).join("");
}
