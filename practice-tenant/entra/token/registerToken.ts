/** `/{tenant}/oauth2/v2.0/token` over HTTP. */
import type { TenantApp, TenantContext } from "../../context";
import { answerPreflight } from "../endpointHeaders";
import { readFields } from "../formFields";
import { refuse } from "../refusals/refusal";
import { sendRefusal } from "../refusals/sendRefusal";
import { answerTokenRequest } from "./pipeline";

const path = "/:tenant/oauth2/v2.0/token";

export function registerToken(app: TenantApp, context: TenantContext): void {
  answerPreflight(app, path);
  app.route<{ Params: { tenant: string } }>({
    method: ["GET", "POST"],
    url: path,
    handler: async (request, reply) => {
      // MSAL caches an error for a minute when a reply carries Retry-After: none of these ever does.
      reply.headers({ "cache-control": "no-store, no-cache", pragma: "no-cache" });
      try {
        if (request.method !== "POST") throw refuse(900561, { method: request.method });
        const fields = readFields(request.body);
        request.callerClientId = fields.get("client_id");
        reply.header("x-ms-request-id", context.random.uuid());
        return await answerTokenRequest(context, {
          tenant: request.params.tenant,
          fields,
          authorization: request.headers.authorization,
          origin: request.headers.origin,
        });
      } catch (error) {
        return sendRefusal(context, { request, reply }, error);
      }
    },
  });
}
