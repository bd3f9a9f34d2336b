/** The documents by which a client finds its way: OpenID configuration, instance discovery, keys. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { TenantApp, TenantContext } from "../../context";
import { sendRefusal } from "../refusals/sendRefusal";
import { resolveTenant, type TenantSegment } from "../resolveTenant";
import { instanceDiscovery } from "./instanceDiscovery";
import { keySet } from "./keySet";
import { openidConfiguration } from "./openidConfiguration";

type DiscoveryDocument = (context: TenantContext, tenant: TenantSegment) => object;

const documents: readonly (readonly [path: string, document: DiscoveryDocument])[] = [
  ["/:tenant/v2.0/.well-known/openid-configuration", openidConfiguration],
  // Clients that know no /v2.0 ask here; Entra answers with its v1 endpoints, which this server does not have.
  ["/:tenant/.well-known/openid-configuration", openidConfiguration],
  ["/:tenant/discovery/v2.0/keys", keySet],
  ["/:tenant/discovery/keys", keySet],
  ["/:tenant/discovery/instance", instanceDiscovery],
];

export function registerDiscovery(app: TenantApp, context: TenantContext): void {
  for (const [path, document] of documents) {
    app.get<{ Params: { tenant: string } }>(path, async (request, reply) => {
      return answer(context, { request, reply, tenant: request.params.tenant }, document);
    });
  }
}

function answer(
  context: TenantContext,
  { request, reply, tenant }: { request: FastifyRequest; reply: FastifyReply; tenant: string },
  document: DiscoveryDocument,
): object {
  try {
    return document(context, resolveTenant(context, tenant));
  } catch (error) {
    return sendRefusal(context, { request, reply }, error);
  }
}
