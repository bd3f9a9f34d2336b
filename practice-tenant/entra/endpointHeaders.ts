/** What the endpoints that programs call have in common: callable from a web page, and traceable. */
import type { TenantApp } from "../context";
import { correlationIdOf } from "./refusals/sendRefusal";

/**
 * Single-page apps call discovery and token from another origin. Any may, as with Entra: there is no cookie to abuse,
 * and what a page may redeem is decided by its redirect URI.
 */
export function addEndpointHeaders(app: TenantApp): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("access-control-allow-origin", "*");
    const correlationId = correlationIdOf(request);
    if (correlationId !== undefined) reply.header("client-request-id", correlationId);
  });
}

/** Answers a browser that asks, before it sends a request with headers of its own, whether it may. */
export function answerPreflight(app: TenantApp, path: string): void {
  app.options(path, async (_request, reply) => {
    return reply
      .status(204)
      .headers({ "access-control-allow-methods": "GET, POST, OPTIONS", "access-control-allow-headers": "*" })
      .send();
  });
}
