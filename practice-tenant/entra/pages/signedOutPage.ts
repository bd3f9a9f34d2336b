/**
 * Page `message`, at the end of a sign-out: each `<iframe>` calls an app that ends its own session, and a link leads back
 * to the app that asked, if one did.
 */
import { html } from "./html";
import type { Page } from "./page";

export interface SignedOutContent {
  /** Addresses of apps, each called once by the browser. */
  readonly frames: readonly string[];
  readonly back: string | undefined;
}

export function signedOutPage({ frames, back }: SignedOutContent): Page {
  return {
    name: "message",
    title: "You are signed out",
    body: html`<p>${back === undefined ? "You can close this window." : html`<a href="${back}">Back to the app</a>`}</p>
${frames.map((url) => html`<iframe hidden title="An app signs you out" src="${url}"></iframe>\n`)}`,
  };
}
