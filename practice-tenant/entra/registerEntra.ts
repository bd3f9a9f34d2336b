/** The sign-in side of the tenant: what login.microsoftonline.com is in the cloud, on this server's own origin. */
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import type { TenantApp, TenantContext } from "../context";
import { registerDiscovery } from "./discovery/registerDiscovery";
import { registerToken } from "./token/registerToken";

const products = [registerDiscovery, registerToken];

/** Registers every sign-in route, in a scope of its own: forms and cookies are no business of Graph's routes. */
export function registerEntra(app: TenantApp, context: TenantContext): void {
  app.register(async (scope: TenantApp) => {
    await scope.register(cookie);
    await scope.register(formbody);
    for (const register of products) register(scope, context);
  });
}
