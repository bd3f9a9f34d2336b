/** A refusal as a JSON reply. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { TenantContext } from "../../context";
import { Refusal } from "./refusal";
import { type RefusalBody, renderRefusal, traceOf } from "./renderRefusal";

/** The HTTP exchange that a handler is busy with. */
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Sets status and headers, and returns the body.
 *
 * @throws what it was given when that is no refusal: a fault of this program, for the server's own error handler
 */
export function sendRefusal(context: TenantContext, { request, reply }: Exchange, error: unknown): RefusalBody {
  if (!(error instanceof Refusal)) throw error;
  const trace = traceOf(context, correlationIdOf(request));
  reply.status(error.status).header("x-ms-request-id", trace.traceId);
  return renderRefusal(error, trace);
}

/** MSAL sends the id in the query string, other clients as a header. */
export function correlationIdOf(request: FastifyRequest): string | undefined {
  const header = request.headers["client-request-id"];
  if (typeof header === "string") return header;
  const { query } = request;
  const id = typeof query === "object" && query !== null ? Object.entries(query) : [];
  const [, value] = id.find(([name]) => name === "client-request-id") ?? [];
  return typeof value === "string" ? value : undefined;
}
