/** A manifest to be varied by tests: an app that asks for nothing and has nothing. */
import { type AppManifest, known } from "../../../manifest";

export function sampleManifest(given: Partial<AppManifest> = {}): AppManifest {
  return {
    name: "calendar-sync",
    identity: {
      displayName: known("Calendar Sync"),
      audience: known("AzureADMyOrg"),
      tags: [known("appreg:sample/dev/calendar-sync")],
      notes: undefined,
      serviceManagementReference: undefined,
      informationalUrls: {
        marketing: undefined,
        privacyStatement: undefined,
        support: undefined,
        termsOfService: undefined,
      },
    },
    platforms: {
      web: {
        redirectUris: [],
        homepageUrl: undefined,
        logoutUrl: undefined,
        implicitIdTokens: false,
        implicitAccessTokens: false,
      },
      singlePage: { redirectUris: [] },
      publicClient: { redirectUris: [], allowPublicClientFlows: false },
    },
    requests: [],
    consents: [],
    exposes: { tokenVersion: 2, identifierUris: [], scopes: [], roles: [], preAuthorized: [], knownClients: [] },
    claims: { optional: [], groups: [] },
    credentials: [],
    assignments: [],
    owners: { principals: [], isManaged: false },
    servicePrincipal: { accountEnabled: true, assignmentRequired: false },
    exceptions: [],
    ...given,
  };
}

/** Asks for permissions of Microsoft Graph. */
export function asking(kind: "delegated" | "application", ...permissions: string[]): AppManifest["requests"] {
  return permissions.map((permission) => ({ api: "microsoftGraph", kind, permission }));
}
