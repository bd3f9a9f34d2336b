/** The sign-in side of the tenant: what login.microsoftonline.com is in the cloud, on this server's own origin. */
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import type { FastifyError } from "fastify";
import type { TenantApp, TenantContext } from "../context";
import { registerAdminConsent } from "./adminConsent/registerAdminConsent";
import { registerAuthorize } from "./authorize/registerAuthorize";
import { registerDeviceCode } from "./device/registerDeviceCode";
import { registerDeviceLogin } from "./device/registerDeviceLogin";
import { registerDiscovery } from "./discovery/registerDiscovery";
import { addEndpointHeaders } from "./endpointHeaders";
import { registerFederation } from "./federation/registerFederation";
import { registerLogout } from "./logout/registerLogout";
import { FormTokens } from "./sessions/formTokens";
import { registerToken } from "./token/registerToken";

/** For programs. */
const endpoints = [registerDiscovery, registerToken, registerDeviceCode, registerFederation];
/** For people. */
const pages = [registerAuthorize, registerDeviceLogin, registerAdminConsent, registerLogout];

/** Registers every sign-in route, in a scope of its own: forms and cookies are no business of Graph's routes. */
export function registerEntra(app: TenantApp, context: TenantContext): void {
  const services = { context, formTokens: new FormTokens(context.random.token(32)) };
  app.register(async (scope: TenantApp) => {
    await scope.register(cookie);
    await readFormsOnly(scope);
    answerFailures(scope);
    for (const register of pages) register(scope, services);
    await scope.register(async (inner: TenantApp) => {
      addEndpointHeaders(inner);
      for (const register of endpoints) register(inner, context);
    });
  });
}

/** Whatever is not form-encoded counts as an empty form, so that a client that sends JSON fails here as it would there. */
async function readFormsOnly(scope: TenantApp): Promise<void> {
  scope.removeAllContentTypeParsers();
  await scope.register(formbody);
  scope.addContentTypeParser("*", { parseAs: "string" }, async () => ({}));
}

/** A fault of this program, or a request that is no HTTP it can read. The message is for who practises, and holds no secret. */
function answerFailures(scope: TenantApp): void {
  scope.setErrorHandler<FastifyError>(async (error, _request, reply) => {
    const status = error.statusCode ?? 500;
    reply.status(status);
    return { error: status < 500 ? "invalid_request" : "server_error", error_description: error.message };
  });
}
