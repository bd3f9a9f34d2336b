/** Page `missing`: an address that the practice tenant does not have. `<main>` names it. */
import { html } from "./html";
import type { Page } from "./page";

export function missingPage(endpoint: string): Page {
  return {
    name: "missing",
    title: "There is no such page here",
    body: html`<p>The practice tenant does not have <code>${endpoint}</code>.</p>
<p>What it has is in docs/practiceSignIn.md and docs/practiceTenant.md.</p>`,
  };
}
