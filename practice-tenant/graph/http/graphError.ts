/** Graph's refusals in Graph's own shape. The codes are Microsoft's; the sentences are ours save for the cores that clients match on. */
import type { JsonObject } from "../../records";

/** What the directory tells beside its code and sentence: a closer code, and the property at fault. */
export interface ErrorDetail {
  readonly code: string;
  /** Such as `api.oauth2PermissionScopes`. */
  readonly target: string;
}

/** Thrown by a handler or a rule; the error handler of the Graph routes answers with it. */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail?: ErrorDetail,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** `{error: {code, message, details?, innerError}}`, with the hyphenated keys that Graph clients read. */
export function renderGraphError(
  { code, message, detail }: { code: string; message: string; detail?: ErrorDetail | undefined },
  request: { date: Date; requestId: string; clientRequestId: string },
): JsonObject {
  return {
    error: {
      code,
      message,
      ...(detail !== undefined && { details: [{ code: detail.code, message, target: detail.target }] }),
      innerError: {
        date: request.date.toISOString().slice(0, 19),
        "request-id": request.requestId,
        "client-request-id": request.clientRequestId,
      },
    },
  };
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, "Request_BadRequest", message);
}

/** The text is one that the azuread provider matches on to retry. */
export function notFound(id: string): GraphError {
  return new GraphError(
    404,
    "Request_ResourceNotFound",
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** What this practice tenant does not do, named. */
export function notImplemented(what: string): GraphError {
  return new GraphError(
    501,
    "NotImplemented",
    `The practice tenant does not have ${what}. See docs/practiceTenant.md.`,
  );
}
