/** Programs about which no rule says anything, or nothing that is not accepted. */
import * as azuread from "@pulumi/azuread";
import { AppRegistration, githubActions } from "../../../components";

export const goodPrograms: Readonly<Record<string, () => void>> = {
  "a web app with a federated credential and consent": () => {
    new AppRegistration("board", {
      displayName: "Room Board",
      web: { redirectUris: ["https://board.contoso.com/signed-in"] },
      permissions: { microsoftGraph: { delegated: ["User.Read", "Calendars.Read"] } },
      consent: "wholeTenant",
      credentials: { federated: [githubActions({ repository: "contoso/board", environment: "production" })] },
    });
  },
  "a daemon with consent to an application permission": () => {
    new AppRegistration("digest", {
      displayName: "Mail Digest",
      permissions: { microsoftGraph: { application: ["Mail.ReadBasic.All"] } },
      consent: "wholeTenant",
      credentials: { federated: [githubActions({ repository: "contoso/digest", branch: "main" })] },
    });
  },
  "an API whose identifier URIs hold ids, and a client of it": () => {
    const rooms = new AppRegistration("rooms", {
      displayName: "Rooms API",
      api: {
        identifierUris: ["api://{tenantId}/rooms", "api://{clientId}"],
        scopes: { "Rooms.Read": { title: "Read rooms", description: "Reads rooms.", consent: "user" } },
      },
    });
    new AppRegistration("planner", {
      displayName: "Planner",
      singlePage: { redirectUris: ["https://planner.contoso.com/"] },
      permissions: { ...rooms.permissions({ delegated: ["Rooms.Read"] }) },
      consent: "wholeTenant",
    });
  },
  "a secret that is accepted for a reason": () => {
    new AppRegistration("appliance", {
      displayName: "Appliance",
      web: { redirectUris: ["https://appliance.contoso.com/"] },
      credentials: { secrets: [{ name: "main", until: daysFromNow(60) }] },
      exceptions: [{ rule: "secret-avoidable", reason: "the appliance knows nothing else", until: daysFromNow(60) }],
    });
  },
  "consent on a principal that the program takes up, without our components": () => {
    const clientId = "00000003-0000-0000-c000-000000000000";
    const graph = new azuread.ServicePrincipal("graph", { clientId, useExisting: true });
    const app = new azuread.Application("plain", {
      displayName: "Plain",
      singlePageApplication: { redirectUris: ["https://plain.contoso.com/"] },
      requiredResourceAccesses: [
        {
          resourceAppId: clientId,
          resourceAccesses: [{ id: "06da0dbc-49e2-44d2-8312-53f166ab848a", type: "Scope" }],
        },
      ],
      api: { requestedAccessTokenVersion: 2 },
    });
    const principal = new azuread.ServicePrincipal("plain", { clientId: app.clientId });
    new azuread.ServicePrincipalDelegatedPermissionGrant("plain", {
      servicePrincipalObjectId: principal.objectId,
      resourceServicePrincipalObjectId: graph.objectId,
      claimValues: ["Directory.Read.All"],
    });
  },
  "a program without our components": () => {
    const app = new azuread.Application("plain", {
      displayName: "Plain",
      publicClient: { redirectUris: ["http://localhost"] },
      api: { requestedAccessTokenVersion: 2 },
    });
    new azuread.ServicePrincipal("plain", { clientId: app.clientId });
  },
};

/** A day as arguments have it. */
export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
