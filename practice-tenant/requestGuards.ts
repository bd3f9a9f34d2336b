/** What is done to every request before and after its route: foreign hosts refused, faults played, the log written. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { TenantApp, TenantContext } from "./context";
import { answerFault } from "./faults/faultAnswer";
import { delayBefore, type Fault, type FaultPlan, isRefused } from "./faults/faultPlan";
import { afterPause } from "./faults/pause";
import { readableByPages } from "./graph/http/crossOrigin";
import { renderTime } from "./renderTime";
import type { RequestLogEntry } from "./requestLog";

declare module "fastify" {
  interface FastifyRequest {
    /** The client id of the app that calls, set by the route that learns it; only for the request log. */
    callerClientId: string | undefined;
    /** Of the token with which Graph was called; only for the request log. */
    tokenKind: RequestLogEntry["tokenKind"];
    /** What befalls the request, where a fault was switched on for it. */
    fault: Fault | undefined;
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
  app.decorateRequest("fault", undefined);
  app.decorateRequest("arrivedAt", 0);
  // Hooks with a callback: one that returns a promise costs every request some turns of the queue.
  app.addHook("onRequest", (request, reply, next) => {
    request.arrivedAt = performance.now();
    if (!isLoopbackHost(request.headers.host)) return void refuseForeignHost(request, reply);
    const fault = guards.faults.take(request.method, pathOf(request));
    request.fault = fault;
    afterPause(delayBefore("work", fault), () => {
      if (fault !== undefined && isRefused(fault)) refuseByFault(fault, context, { request, reply });
      else next();
    });
  });
  // Before the answer goes out, so that whoever has it finds it in the log.
  app.addHook("onSend", (request, reply, payload, next) => {
    guards.log(describeRequest(request, reply, context.clock()));
    afterPause(delayBefore("reply", request.fault), () => {
      if (request.fault?.dropReply === true) request.raw.socket.destroy();
      next(null, payload);
    });
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

function refuseByFault(
  fault: Fault,
  context: TenantContext,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const { status, headers, body } = answerFault(fault, pathOf(request), context);
  return reply
    .code(status)
    .headers({ ...(request.headers.origin !== undefined && readableByPages), ...headers })
    .send(body);
}
