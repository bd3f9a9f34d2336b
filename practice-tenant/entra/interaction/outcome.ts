/** What the browser gets: a page, or the way back to the app. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { submitScriptHash } from "../pages/formPostPage";
import { type Page, renderPage } from "../pages/page";
import { styleSheetHash } from "../pages/styleSheet";

export type Outcome =
  | ({ readonly kind: "page"; readonly page: Page; readonly status: number } & PageSurroundings)
  | { readonly kind: "redirect"; readonly location: string };

/** What a browser may and should do beside showing a page. */
export interface PageSurroundings {
  /** Addresses of other servers that the page holds in frames. */
  readonly frames?: readonly string[];
  /** Where the browser goes by itself once the frames had time to load. */
  readonly next?: string | undefined;
}

export function showPage(page: Page, status = 200, surroundings: PageSurroundings = {}): Outcome {
  return { kind: "page", page, status, ...surroundings };
}

/**
 * No `form-action`: browsers apply it to the redirect that follows a form, which must reach the app wherever it is,
 * custom schemes included. Nothing in a page but its own forms could be sent: all text in it is escaped.
 */
function contentSecurityPolicy(frames: readonly string[]): string {
  const origins = [...new Set(frames.map((url) => new URL(url).origin))];
  return [
    "default-src 'none'",
    `style-src ${styleSheetHash}`,
    `script-src ${submitScriptHash}`,
    "img-src data:",
    ...(origins.length > 0 ? [`frame-src ${origins.join(" ")}`] : []),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Seconds that the frames of a page get before the browser goes on. */
const frameTime = 2;

/**
 * Pages are never framed. A redirect may be: it is how single-page apps ask silently (prompt=none).
 *
 * Like Entra, the answer cuts the tie between a popup and the window that opened it (COOP), unless the app says that it
 * checked that window (`pocd=1`). Source: MSAL.js, docs/configuration.md, "Cross-Origin-Opener-Policy and popup responses".
 */
export function sendOutcome(reply: FastifyReply, outcome: Outcome): FastifyReply {
  reply.headers({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  if (!isOpenerChecked(reply.request)) reply.header("cross-origin-opener-policy", "same-origin");
  // 303: whatever was sent to this page, the app is called with GET.
  if (outcome.kind === "redirect") return reply.status(303).header("location", outcome.location).send();
  const { frames = [], next } = outcome;
  if (next !== undefined) reply.header("refresh", `${frameTime}; url=${next}`);
  return reply
    .status(outcome.status)
    .type("text/html; charset=utf-8")
    .headers({
      "content-security-policy": contentSecurityPolicy(frames),
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    })
    .send(renderPage(outcome.page));
}

function isOpenerChecked({ query }: FastifyRequest): boolean {
  return typeof query === "object" && query !== null && "pocd" in query && query.pocd === "1";
}
