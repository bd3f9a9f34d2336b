/** The sign-in side of the tenant: what login.microsoftonline.com is in the cloud, on this server's own origin. */
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import type { TenantApp, TenantContext } from "../context";
import { registerAdminConsent } from "./adminConsent/registerAdminConsent";
import { registerAuthorize } from "./authorize/registerAuthorize";
import { registerDeviceCode } from "./device/registerDeviceCode";
import { registerDeviceLogin } from "./device/registerDeviceLogin";
import { registerDiscovery } from "./discovery/registerDiscovery";
import { addEndpointHeaders } from "./endpointHeaders";
import { registerLogout } from "./logout/registerLogout";
import { FormTokens } from "./sessions/formTokens";
import { registerToken } from "./token/registerToken";

/** For programs. */
const endpoints = [registerDiscovery, registerToken, registerDeviceCode];
/** For people. */
const pages = [registerAuthorize, registerDeviceLogin, registerAdminConsent, registerLogout];

/** Registers every sign-in route, in a scope of its own: forms and cookies are no business of Graph's routes. */
export function registerEntra(app: TenantApp, context: TenantContext): void {
  const services = { context, formTokens: new FormTokens(context.random.token(32)) };
  app.register(async (scope: TenantApp) => {
    await scope.register(cookie);
    await scope.register(formbody);
    for (const register of pages) register(scope, services);
    await scope.register(async (inner: TenantApp) => {
      addEndpointHeaders(inner);
      for (const register of endpoints) register(inner, context);
    });
  });
}
