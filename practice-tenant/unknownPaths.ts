/** What is answered where no route is: 501 naming the endpoint, as the docs promise, in the form that the caller reads. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { TenantApp, TenantContext } from "./context";
import { sendOutcome, showPage } from "./entra/interaction/outcome";
import { missingPage } from "./entra/pages/missingPage";
import { readableByPages } from "./graph/http/crossOrigin";
import { notImplemented, renderGraphError } from "./graph/http/graphError";
import { pathOf } from "./requestGuards";

/** In a scope of its own, without parsers: whatever comes along with such a request is not looked at. */
export function answerUnknownPaths(app: TenantApp, context: TenantContext): void {
  app.register(async (scope: TenantApp) => {
    scope.removeAllContentTypeParsers();
    scope.setNotFoundHandler((request, reply) => answerUnknown(context, request, reply));
  });
}

function answerUnknown(context: TenantContext, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = pathOf(request);
  const endpoint = `${request.method} ${path}`;
  // Browsers ask for a page by name; programs take anything or JSON.
  if (request.headers.accept?.includes("text/html")) {
    return sendOutcome(reply, showPage(missingPage(endpoint), 501));
  }
  if (request.headers.origin !== undefined) reply.headers(readableByPages);
  return reply.code(501).send(isGraph(path) ? graphRefusal(context, endpoint) : signInRefusal(endpoint));
}

/** Below the versions Graph answers for itself, save for methods that no endpoint of it has. */
function isGraph(path: string): boolean {
  return /^\/(v1\.0|beta)(\/|$)/.test(path);
}

function graphRefusal({ clock, random }: TenantContext, endpoint: string): object {
  const requestId = random.uuid();
  const error = notImplemented(`the endpoint ${endpoint}`);
  return renderGraphError(error, { date: clock(), requestId, clientRequestId: requestId });
}

/** An error of OAuth, since what else is asked of a host of sign-in speaks that; the code is none of the standard's. */
function signInRefusal(endpoint: string): object {
  return {
    error: "not_implemented",
    error_description: `The practice tenant does not have the endpoint ${endpoint}. See docs/practiceSignIn.md.`,
  };
}
