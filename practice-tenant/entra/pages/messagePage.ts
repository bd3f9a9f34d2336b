/** Page `message`: something is done, and there is nothing to choose. `<main>` says it in its title and one paragraph. */
import { html } from "./html";
import type { Page } from "./page";

export function messagePage(title: string, text: string): Page {
  return { name: "message", title, body: html`<p>${text}</p>` };
}
