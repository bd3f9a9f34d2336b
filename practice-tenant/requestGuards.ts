/** What is done to every request before and after its route: foreign hosts refused, faults played, the log written. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { TenantApp, TenantContext } from "./context";
import type { Fault, FaultPlan } from "./faults/faultPlan";
import { readableByPages } from "./graph/http/crossOrigin";
import { renderGraphError } from "./graph/http/graphError";
import { renderTime } from "./renderTime";
import type { RequestLogEntry } from "./requestLog";

declare module "fastify" {
  interface FastifyRequest {
    /** The client id of the app that calls, set by the route that learns it; only for the request log. */
    callerClientId: string | undefined;
    /** Of the token with which Graph was called; only for the request log. */
    tokenKind: RequestLogEntry["tokenKind"];
    /** The reply is lost after the work is done. */
    losesReply: boolean;
    /** When the request came, in milliseconds of the process. */
    arrivedAt: number;
  }
}

export interface RequestGuards {
  readonly faults: FaultPlan;
  readonly log: (entry: RequestLogEntry) => void;
}

export function registerRequestGuards(app: TenantApp, context: TenantContext, guards: RequestGuards): void {
  app.decorateRequest("callerClientId", undefined);
  app.decorateRequest("tokenKind", undefined);
  app.decorateRequest("losesReply", false);
  app.decorateRequest("arrivedAt", 0);
  // Hooks with a callback: one that returns a promise costs every request some turns of the queue.
  app.addHook("onRequest", (request, reply, next) => {
    request.arrivedAt = performance.now();
    if (!isLoopbackHost(request.headers.host)) return void refuseForeignHost(request, reply);
    const fault = guards.faults.take(request.method, pathOf(request));
    const answered = fault && playFault(fault, context, { request, reply });
    if (answered === undefined) next();
  });
  // Before the answer goes out, so that whoever has it finds it in the log.
  app.addHook("onSend", (request, reply, payload, next) => {
    guards.log(describeRequest(request, reply, context.clock()));
    if (request.losesReply) request.raw.socket.destroy();
    next(null, payload);
  });
}

function describeRequest(request: FastifyRequest, reply: FastifyReply, now: Date): RequestLogEntry {
  const { method, callerClientId, tokenKind } = request;
  return {
    time: renderTime(now),
    method,
    path: pathOf(request),
    status: reply.statusCode,
    milliseconds: Math.round(performance.now() - request.arrivedAt),
    ...(callerClientId === undefined ? {} : { clientId: callerClientId }),
    ...(tokenKind === undefined ? {} : { tokenKind }),
  };
}

/** The path of the request without its query. */
export function pathOf(request: FastifyRequest): string {
  const { url } = request;
  const end = url.indexOf("?");
  return end < 0 ? url : url.slice(0, end);
}

/** A web page whose name resolves to this machine sends its own name as Host; it must not read the tenant (DNS rebinding). */
function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
}

function refuseForeignHost(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const host = String(request.headers.host ?? "").slice(0, 100);
  return reply.code(421).send({
    error: {
      code: "MisdirectedRequest",
      message: `The practice tenant answers for 127.0.0.1 and localhost only, and this request is for "${host}". Use the address that \`appreg practice status\` prints.`,
    },
  });
}

function playFault(
  fault: Fault,
  context: TenantContext,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply | undefined {
  if (fault.dropReply === true) {
    request.losesReply = true;
    return undefined;
  }
  const requestId = context.random.uuid();
  const { code = "ServiceUnavailable", message = "A fault was switched on for this request." } = fault;
  const isSignIn = !/^\/(v1\.0|beta|metadata)\//.test(pathOf(request));
  const body = isSignIn
    ? { error: code, error_description: message, correlation_id: requestId }
    : renderGraphError({ code, message }, { date: context.clock(), requestId, clientRequestId: requestId });
  return reply
    .code(fault.status ?? 503)
    .headers({ ...(request.headers.origin !== undefined && readableByPages), ...fault.headers })
    .send(body);
}
