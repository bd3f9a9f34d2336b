/** The configuration of .NET: `appsettings.json` with the sections that Microsoft.Identity.Web reads. */
import { type Connection, signInScopes } from "../connection";

/** `appsettings.json`. The secret is no part of it: it comes from user secrets or the environment. */
export function renderDotnetConfig(connection: Connection): string {
  const { app, flow, proof, authorityHost, tenant, redirectUri, scopes } = connection;
  const fromPlatform = { ClientCredentials: [{ SourceType: "SignedAssertionFilePath" }] };
  const document = {
    AzureAd: {
      Instance: `${authorityHost}/`,
      TenantId: tenant,
      ClientId: app.clientId,
      ...(flow === "webServer" ? { CallbackPath: new URL(redirectUri ?? authorityHost).pathname } : {}),
      ...(flow === "webServer" && proof === "federated" ? fromPlatform : {}),
    },
    MicrosoftGraph: { BaseUrl: `${app.graphBaseUrl}/v1.0`, Scopes: scopes.length > 0 ? scopes : signInScopes },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
