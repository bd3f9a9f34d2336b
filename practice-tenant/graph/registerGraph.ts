/**
 * Microsoft Graph under `/v1.0` and `/beta`, over the one store.
 *
 * Graph's paths have keys in parentheses and segments such as `$ref`, so the routes are a table of our own
 * (`graphRoutes.ts`) behind one wildcard.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { TenantApp, TenantContext } from "../context";
import { graphRoutes } from "./graphRoutes";
import { assertPermitted } from "./http/authorizeCall";
import { assertWithinReach } from "./http/callerReach";
import { allowAnyOrigin } from "./http/crossOrigin";
import { DirectoryLag } from "./http/directoryLag";
import type { GraphCall } from "./http/graphCall";
import { badRequest, GraphError, notFound, notImplemented, renderGraphError } from "./http/graphError";
import { type Caller, identifyCaller } from "./http/identifyCaller";
import { RouteTable } from "./http/matchRoute";
import { readQuery } from "./odata/queryOptions";
import { type RenderedAnswer, renderAnswer } from "./odata/renderAnswer";

const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];
const jsonType = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

const routes = new RouteTable(graphRoutes);

export function registerGraph(app: TenantApp, context: TenantContext): void {
  const lag = new DirectoryLag(context.settings.lag);
  app.register(async (scope) => {
    acceptBodies(scope);
    allowAnyOrigin(scope);
    scope.setErrorHandler((error, request, reply) => refuse(context, error, { request, reply }));
    for (const version of ["v1.0", "beta"] as const) {
      scope.route({
        method: methods,
        url: `/${version}/*`,
        handler: (request, reply) => answer({ context, lag, version }, { request, reply }),
      });
    }
  });
}

interface Service {
  readonly context: TenantContext;
  readonly lag: DirectoryLag;
  readonly version: GraphCall["version"];
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** At once for a caller that is known, because a promise costs every request some turns of the queue. */
function answer(service: Service, exchange: Exchange): Promise<void> | void {
  const caller = identifyCaller(service.context, exchange.request.headers.authorization);
  if (!(caller instanceof Promise)) return answerTo(caller, service, exchange);
  return caller.then((identified) => answerTo(identified, service, exchange));
}

function answerTo(caller: Caller, service: Service, { request, reply }: Exchange): void {
  const { status, body } = handle(service, caller, request);
  reply.code(status).headers(requestIds(service.context, request));
  if (body === undefined) reply.send();
  else reply.type(jsonType).send(body);
}

/** Route, permission, then the work, as one transaction that is kept before anything is answered. */
function handle(service: Service, caller: Caller, request: FastifyRequest): RenderedAnswer {
  const { context, lag, version } = service;
  request.callerClientId = caller.clientId;
  request.tokenKind = caller.kind;
  const [pathname, search] = splitUrl(request.url);
  const match = routes.match(request.method, pathname.slice(`/${version}`.length));
  if (match === undefined) throw notImplemented(`the endpoint ${request.method} ${pathname}`);
  const { route, params } = match;
  const query = readQuery(search, { consistencyLevel: header(request, "consistencylevel") });
  const prefer = header(request, "prefer");
  const call: GraphCall = { context, caller, lag, version, params, query, body: request.body, prefer };
  return context.store.transaction(() => {
    if (context.rules === "on") assertWithinReach(call, route, assertPermitted(caller, route));
    if (route.method === "GET" && params.id !== undefined && lag.hides(params.id)) throw notFound(params.id);
    const result = route.handle(call);
    if (result.kind === "entity" && result.status === 201) lag.noteCreated(String(result.entity.id));
    // Rendering can refuse, too ($select of an unknown property), and then nothing must have happened.
    return renderAnswer(result, query, { origin: context.origin, version, url: request.url });
  });
}

/** Path and query, without what stands between them. A request names no fragment. */
function splitUrl(url: string): [path: string, query: string] {
  const end = url.indexOf("?");
  return end < 0 ? [url, ""] : [url.slice(0, end), url.slice(end + 1)];
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
  const known = toGraphError(error);
  const ids = requestIds(context, request);
  const body = renderGraphError(known, {
    date: context.clock(),
    requestId: ids["request-id"],
    clientRequestId: ids["client-request-id"],
  });
  return reply.code(known.status).headers(ids).type(jsonType).send(JSON.stringify(body));
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

function requestIds(context: TenantContext, request: FastifyRequest) {
  const requestId = context.random.uuid();
  return { "request-id": requestId, "client-request-id": header(request, "client-request-id") ?? requestId };
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
