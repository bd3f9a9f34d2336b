/** What a new app is compared with. */
import type { AppManifest } from "../../manifest";

/** The app as it would be if it could do nothing: what only describes it is as in the app itself, and so no change. */
export function blankManifest(app: AppManifest): AppManifest {
  const { tokenVersion } = app.exposes;
  return {
    name: app.name,
    identity: { ...app.identity, audience: { state: "known", value: "AzureADMyOrg" } },
    platforms: {
      web: {
        redirectUris: [],
        homepageUrl: app.platforms.web.homepageUrl,
        logoutUrl: app.platforms.web.logoutUrl,
        implicitIdTokens: false,
        implicitAccessTokens: false,
      },
      singlePage: { redirectUris: [] },
      publicClient: { redirectUris: [], allowPublicClientFlows: false },
    },
    requests: [],
    consents: [],
    exposes: { tokenVersion, identifierUris: [], scopes: [], roles: [], preAuthorized: [], knownClients: [] },
    claims: { optional: [], groups: [] },
    credentials: [],
    assignments: [],
    owners: { principals: [], isManaged: app.owners.isManaged },
    servicePrincipal: app.servicePrincipal,
    exceptions: [],
  };
}
