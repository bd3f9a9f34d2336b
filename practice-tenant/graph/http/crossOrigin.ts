/** Graph may be called from any web page: a call needs a token anyway, which no other page has. */
import type { FastifyInstance } from "fastify";

/** What lets a page read an answer, and which of its headers: those that Graph names to every page. */
export const readableByPages = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, Retry-After, SdkVersion, WWW-Authenticate",
} as const;

export function allowAnyOrigin(scope: FastifyInstance): void {
  scope.addHook("onRequest", (request, reply, next) => {
    if (request.headers.origin !== undefined) reply.headers(readableByPages);
    next();
  });
  for (const version of ["v1.0", "beta"]) {
    scope.options(`/${version}/*`, async (request, reply) =>
      reply
        .code(204)
        .headers({
          "access-control-allow-methods": "GET, POST, PATCH, PUT, DELETE",
          "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
          "access-control-max-age": "3600",
        })
        .send(),
    );
  }
}
