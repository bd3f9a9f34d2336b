/**
 * Microsoft Graph under `/v1.0` and `/beta`, over the one store.
 *
 * Graph's paths have keys in parentheses and segments such as `$ref`, so the routes are a table of our own
 * (`graphRoutes.ts`) behind one wildcard.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { TenantApp, TenantContext } from "../context";
import type { RequestGuards } from "../requestGuards";
import { type BatchService, isBatch, runBatch } from "./batch/runBatch";
import { allowAnyOrigin } from "./http/crossOrigin";
import { DirectoryLag } from "./http/directoryLag";
import { badRequest } from "./http/graphError";
import { toGraphRequest } from "./http/graphRequest";
import { handleRequest } from "./http/handleRequest";
import { type Caller, identifyCaller } from "./http/identifyCaller";
import { jsonType } from "./http/jsonType";
import { renderRefusal, requestIds } from "./http/refusal";
import type { RenderedAnswer } from "./odata/renderAnswer";

const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];

export function registerGraph(app: TenantApp, context: TenantContext, guards: RequestGuards): void {
  const lag = new DirectoryLag(context.settings.lag);
  app.register(async (scope) => {
    acceptBodies(scope);
    allowAnyOrigin(scope);
    scope.setErrorHandler((error, request, reply) => refuse(context, error, { request, reply }));
    for (const version of ["v1.0", "beta"] as const) {
      scope.route({
        method: methods,
        url: `/${version}/*`,
        handler: (request, reply) => answer({ context, guards, lag, version }, { request, reply }),
      });
    }
  });
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** At once for a caller that is known, because a promise costs every request some turns of the queue. */
function answer(service: BatchService, exchange: Exchange): Promise<FastifyReply> | undefined {
  const caller = identifyCaller(service.context, exchange.request.headers.authorization);
  const answered =
    caller instanceof Promise
      ? caller.then((identified) => answerTo(identified, service, exchange))
      : answerTo(caller, service, exchange);
  // Fastify sends an empty answer for a promise without a value, also while a slow one is on its way.
  return answered?.then(() => exchange.reply);
}

function answerTo(caller: Caller, service: BatchService, exchange: Exchange): Promise<void> | undefined {
  const { request } = exchange;
  request.callerClientId = caller.clientId;
  request.tokenKind = caller.kind;
  if (isBatch(request)) {
    return runBatch(service, caller, request.body).then((body) => send({ status: 200, body }, service, exchange));
  }
  send(handleRequest(service, caller, toGraphRequest(request)), service, exchange);
  return undefined;
}

function send({ status, body }: RenderedAnswer, { context }: BatchService, { request, reply }: Exchange): void {
  reply.code(status).headers({ ...requestIds(context, clientRequestId(request)) });
  if (body === undefined) reply.send();
  else reply.type(jsonType).send(body);
}

/** Clients send `Content-Type: application/json` on GET and DELETE too, with nothing behind it; a logo comes as bytes. */
function acceptBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    "application/json",
    { parseAs: "string" },
    async (_request: FastifyRequest, text: string) => {
      if (text === "") return undefined;
      try {
        return JSON.parse(text);
      } catch {
        throw badRequest(
          "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
        );
      }
    },
  );
  scope.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: FastifyRequest, bytes: Buffer) => bytes);
}

function refuse(context: TenantContext, error: unknown, { request, reply }: Exchange): FastifyReply {
  const ids = requestIds(context, clientRequestId(request));
  const { status, body } = renderRefusal(error, ids, context.clock());
  return reply
    .code(status)
    .headers({ ...ids })
    .type(jsonType)
    .send(body);
}

function clientRequestId(request: FastifyRequest): string | undefined {
  return toGraphRequest(request).header("client-request-id");
}
