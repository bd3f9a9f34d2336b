/** App registrations as the directory room reads them, to be adopted without a tenant. */
import type { AdoptContext } from "../../adopt";
import type { DirectoryApp, DirectoryPrincipal, NamedApi } from "../../directory";

export const ids = {
  app: "0b1c2d3e-4f5a-4b6c-8d7e-9f0a1b2c3d4e",
  client: "3d0e7a18-9b25-4c63-8f40-5e6f7a8b9c0d",
  principal: "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e5f",
  tenant: "7d3c2f10-54a1-4b7e-9c55-0d6e2f1a9b01",
  deployer: "b0f1a7c2-6d34-4e58-8a90-1c2d3e4f5a6b",
  ada: "44444444-4444-4444-8444-444444444441",
  ben: "44444444-4444-4444-8444-444444444442",
  graph: "00000003-0000-0000-c000-000000000000",
  graphPrincipal: "55555555-5555-4555-8555-555555555551",
  roomsPrincipal: "9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d",
  rooms: "2c1d0e9f-8a7b-4c6d-9e5f-4a3b2c1d0e9f",
};
export const noRole = "00000000-0000-0000-0000-000000000000";
export const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
export const calendarsRead = "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42";
export const mailSend = "b633e1c5-b582-4048-a93e-9f11b44c7e96";

const graph: NamedApi = {
  ...{ objectId: ids.graphPrincipal, clientId: ids.graph, displayName: "Microsoft Graph" },
  delegated: new Map([
    [userRead, "User.Read"],
    [calendarsRead, "Calendars.Read"],
  ]),
  application: new Map([[mailSend, "Mail.Send"]]),
};
const rooms: NamedApi = {
  ...{ objectId: ids.roomsPrincipal, clientId: ids.rooms, displayName: "Rooms API" },
  delegated: new Map([["0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "Rooms.Read"]]),
  application: new Map(),
};

export const context: AdoptContext = {
  ...{ name: "room-board", project: "apps", stack: "prod", tenantId: ids.tenant, deployerObjectId: ids.deployer },
  apis: {
    byObjectId: new Map([graph, rooms].map((api) => [api.objectId, api])),
    byClientId: new Map([graph, rooms].map((api) => [api.clientId, api])),
  },
  people: new Map([
    [ids.ada, "ada@contoso.com"],
    [ids.ben, "b'en@contoso.com"],
  ]),
};

/** Of this very program already, so that nothing but what a test is about has to be told. */
export function appWith(application: object, principal?: Partial<DirectoryPrincipal>): DirectoryApp {
  return {
    ...{ objectId: ids.app, clientId: ids.client, createdAt: "2024-05-01T10:00:00Z", displayName: "Room Board" },
    tags: ["appreg:apps/prod/room-board"],
    application: { signInAudience: "AzureADMyOrg", api: { requestedAccessTokenVersion: 2 }, ...application },
    owners: [],
    federatedCredentials: [],
    servicePrincipal: {
      ...{ objectId: ids.principal, fields: {}, owners: [], grants: [], heldRoles: [], assignments: [] },
      ...principal,
    },
  };
}

export function asking(...entries: readonly (readonly [id: string, type: "Scope" | "Role"])[]) {
  return [{ resourceAppId: ids.graph, resourceAccess: entries.map(([id, type]) => ({ id, type })) }];
}
