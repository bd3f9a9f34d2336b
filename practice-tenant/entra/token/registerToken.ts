/** `/{tenant}/oauth2/v2.0/token` over HTTP. */
import type { FastifyRequest } from "fastify";
import type { TenantApp, TenantContext } from "../../context";
import { readFields } from "../formFields";
import { refuse } from "../refusals/refusal";
import { sendRefusal } from "../refusals/sendRefusal";
import { answerTokenRequest } from "./pipeline";

export function registerToken(app: TenantApp, context: TenantContext): void {
  app.route<{ Params: { tenant: string } }>({
    method: ["GET", "POST"],
    url: "/:tenant/oauth2/v2.0/token",
    handler: async (request, reply) => {
      // MSAL caches an error for a minute when a reply carries Retry-After: none of these ever does.
      reply.headers({ "cache-control": "no-store, no-cache", pragma: "no-cache" });
      try {
        if (request.method !== "POST") throw refuse(900561, { method: request.method });
        return await answerTokenRequest(context, rawRequest(request));
      } catch (error) {
        return sendRefusal(context, { request, reply }, error);
      }
    },
  });
}

function rawRequest(request: FastifyRequest<{ Params: { tenant: string } }>) {
  return {
    tenant: request.params.tenant,
    fields: readFields(request.body),
    authorization: request.headers.authorization,
    origin: request.headers.origin,
  };
}
