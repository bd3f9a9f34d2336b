/**
 * Microsoft Graph under `/v1.0` and `/beta`, over the one store.
 *
 * Graph's paths have keys in parentheses and segments such as `$ref`, so the routes are a table of our own
 * (`graphRoutes.ts`) behind one wildcard.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { TenantApp, TenantContext } from "../context";
import { graphRoutes } from "./graphRoutes";
import { assertPermitted, identifyCaller } from "./http/authorizeCall";
import { assertWithinReach } from "./http/callerReach";
import { allowAnyOrigin } from "./http/crossOrigin";
import { DirectoryLag } from "./http/directoryLag";
import type { GraphAnswer, GraphCall } from "./http/graphCall";
import { badRequest, GraphError, notFound, notImplemented, renderGraphError } from "./http/graphError";
import { matchRoute } from "./http/matchRoute";
import { readQuery } from "./odata/queryOptions";
import { renderAnswer } from "./odata/renderAnswer";

const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];
const jsonType = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

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
        handler: (request, reply) => answer({ context, lag, version }, request, reply),
      });
    }
  });
}

interface Service {
  readonly context: TenantContext;
  readonly lag: DirectoryLag;
  readonly version: GraphCall["version"];
}

async function answer(service: Service, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, version } = service;
  const { status, body } = renderAnswer(...(await handle(service, request)), {
    origin: context.origin,
    version,
    url: request.url,
  });
  reply.code(status).headers(requestIds(context, request));
  return body === undefined ? reply.send() : reply.type(jsonType).send(JSON.stringify(body));
}

/** Permission, then the work, as one transaction that is kept before anything is answered. */
async function handle(service: Service, request: FastifyRequest): Promise<[GraphAnswer, GraphCall["query"]]> {
  const { context, lag, version } = service;
  const caller = await identifyCaller(context, request.headers.authorization);
  request.callerClientId = caller.clientId;
  const [path = "", search = ""] = request.url.slice(`/${version}`.length).split("?", 2);
  const match = matchRoute(graphRoutes, request.method, path);
  if (match === undefined) throw notImplemented(`the endpoint ${request.method} /${version}${path}`);
  const query = readQuery(new URLSearchParams(search), { consistencyLevel: header(request, "consistencylevel") });
  const { route, params } = match;
  const call = { context, caller, lag, version, params, query, body: request.body, prefer: header(request, "prefer") };
  const result = context.store.transaction(() => {
    if (context.rules === "on") assertWithinReach(call, route, assertPermitted(caller, route));
    if (route.method === "GET" && params.id !== undefined && lag.hides(params.id)) throw notFound(params.id);
    return route.handle(call);
  });
  if (result.kind === "entity" && result.status === 201) lag.noteCreated(String(result.entity.id));
  return [result, query];
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

function refuse(
  context: TenantContext,
  error: unknown,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const known = toGraphError(error);
  const ids = requestIds(context, request);
  const body = renderGraphError(known, {
    date: context.clock(),
    requestId: ids["request-id"],
    clientRequestId: ids["client-request-id"],
  });
  return reply
    .code(known.status)
    .headers({ ...ids, ...known.headers })
    .type(jsonType)
    .send(JSON.stringify(body));
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
