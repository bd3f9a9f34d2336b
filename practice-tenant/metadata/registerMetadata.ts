/**
 * `GET /metadata/endpoints`: where sign-in and Graph are, as Azure Resource Manager tells for a custom cloud.
 *
 * The azuread provider pastes `loginEndpoint` before `/<tenant>/…` and `microsoftGraphResourceId` before `/v1.0`, so
 * neither may end in a slash. `resourceManager` must be there and is not used.
 */
import type { TenantApp, TenantContext } from "../context";

export function registerMetadata(app: TenantApp, context: TenantContext): void {
  app.get("/metadata/endpoints", async () => ({
    name: "Practice",
    resourceManager: `${context.origin}/arm`,
    microsoftGraphResourceId: context.origin,
    authentication: {
      loginEndpoint: context.origin,
      audiences: [`${context.origin}/arm`],
      tenant: "common",
      identityProvider: "AAD",
    },
    suffixes: {},
  }));
}
