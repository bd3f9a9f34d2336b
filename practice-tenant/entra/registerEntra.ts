/** The sign-in side of the tenant: what login.microsoftonline.com is in the cloud, on this server's own origin. */
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import type { TenantApp, TenantContext } from "../context";
import { registerAdminConsent } from "./adminConsent/registerAdminConsent";
import { registerAuthorize } from "./authorize/registerAuthorize";
import { registerDevice } from "./device/registerDevice";
import { registerDiscovery } from "./discovery/registerDiscovery";
import { registerLogout } from "./logout/registerLogout";
import { FormTokens } from "./sessions/formTokens";
import { registerToken } from "./token/registerToken";

const endpoints = [registerDiscovery, registerToken];
const pages = [registerAuthorize, registerDevice, registerAdminConsent, registerLogout];

/** Registers every sign-in route, in a scope of its own: forms and cookies are no business of Graph's routes. */
export function registerEntra(app: TenantApp, context: TenantContext): void {
  const services = { context, formTokens: new FormTokens(context.random.token(32)) };
  app.register(async (scope: TenantApp) => {
    await scope.register(cookie);
    await scope.register(formbody);
    for (const register of endpoints) register(scope, context);
    for (const register of pages) register(scope, services);
  });
}
