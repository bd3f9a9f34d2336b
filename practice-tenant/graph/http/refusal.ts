/** Every error of a Graph request as Graph says it. */
import type { TenantContext } from "../../context";
import { GraphError, renderGraphError } from "./graphError";

/** How a request is named in answers, by Graph and by whoever called. */
export interface RequestIds {
  readonly "request-id": string;
  readonly "client-request-id": string;
}

export function requestIds({ random }: TenantContext, given: string | undefined): RequestIds {
  const requestId = random.uuid();
  return { "request-id": requestId, "client-request-id": given ?? requestId };
}

/** Status, and the JSON that goes with it. */
export function renderRefusal(error: unknown, ids: RequestIds, date: Date): { status: number; body: string } {
  const known = toGraphError(error);
  const request = { date, requestId: ids["request-id"], clientRequestId: ids["client-request-id"] };
  return { status: known.status, body: JSON.stringify(renderGraphError(known, request)) };
}

/** What is neither ours nor Fastify's own refusal is a defect of the practice tenant, and says so. */
function toGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (
    error instanceof Error &&
    "statusCode" in error &&
    typeof error.statusCode === "number" &&
    error.statusCode < 500
  ) {
    return new GraphError(error.statusCode, "BadRequest", message);
  }
  return new GraphError(500, "InternalServerError", `The practice tenant failed: ${message}`);
}
