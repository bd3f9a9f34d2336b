/** What the browser gets: a page, or the way back to the app. */
import type { FastifyReply } from "fastify";
import { submitScriptHash } from "../pages/formPostPage";
import { type Page, renderPage } from "../pages/page";
import { styleSheetHash } from "../pages/styleSheet";

export type Outcome =
  | { readonly kind: "page"; readonly page: Page; readonly status: number }
  | { readonly kind: "redirect"; readonly location: string };

export function showPage(page: Page, status = 200): Outcome {
  return { kind: "page", page, status };
}

/**
 * No `form-action`: browsers apply it to the redirect that follows a form, which must reach the app wherever it is,
 * custom schemes included. Nothing in a page but its own forms could be sent: all text in it is escaped.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src ${styleSheetHash}`,
  `script-src ${submitScriptHash}`,
  "img-src data:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

export function sendOutcome(reply: FastifyReply, outcome: Outcome): FastifyReply {
  reply.headers({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  // 303: whatever was sent to this page, the app is called with GET.
  if (outcome.kind === "redirect") return reply.status(303).header("location", outcome.location).send();
  return reply
    .status(outcome.status)
    .type("text/html; charset=utf-8")
    .headers({ "content-security-policy": contentSecurityPolicy, "x-content-type-options": "nosniff" })
    .send(renderPage(outcome.page));
}
