/** One app registration as Graph answers it, with something on every page of the portal. */
import type { ApiNames, DirectoryApp } from "../../../directory";

export const now = new Date("2026-11-22T12:00:00Z");

const graph = { objectId: "graph-principal", clientId: "00000003-0000-0000-c000-000000000000" };
const rooms = { objectId: "rooms-principal", clientId: "rooms-client" };

export const apis: ApiNames = {
  byObjectId: new Map(
    [
      { ...graph, displayName: "Microsoft Graph", delegated: new Map(), application: new Map() },
      { ...rooms, displayName: "Rooms API", delegated: new Map([["scope-1", "Rooms.Read"]]), application: new Map() },
    ].map((api) => [api.objectId, api]),
  ),
  byClientId: new Map([
    [
      rooms.clientId,
      { ...rooms, displayName: "Rooms API", delegated: new Map([["scope-1", "Rooms.Read"]]), application: new Map() },
    ],
  ]),
};

export const people = new Map([["ben-id", "ben@practice.example"]]);

const mailSend = "b633e1c5-b582-4048-a93e-9f11b44c7e96";
const calendarsRead = "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42";
const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";

const role = { createdAt: undefined, principalType: "User", principalId: "ben-id", resourceDisplayName: "" };

export const sampleApp: DirectoryApp = {
  objectId: "object-1",
  clientId: "client-1",
  displayName: "Room Board",
  createdAt: "2026-10-01T08:00:00Z",
  tags: ["appreg:rooms/dev/room-board"],
  application: {
    signInAudience: "AzureADMultipleOrgs",
    identifierUris: ["api://client-1"],
    isFallbackPublicClient: true,
    web: {
      redirectUris: [],
      logoutUrl: "https://rooms.example/bye",
      implicitGrantSettings: { enableIdTokenIssuance: true },
    },
    spa: { redirectUris: ["https://rooms.example/"] },
    publicClient: { redirectUris: ["http://localhost"] },
    requiredResourceAccess: [
      {
        resourceAppId: graph.clientId,
        resourceAccess: [
          { id: calendarsRead, type: "Scope" },
          { id: userRead, type: "Scope" },
          { id: mailSend, type: "Role" },
        ],
      },
      { resourceAppId: rooms.clientId, resourceAccess: [{ id: "scope-1", type: "Scope" }] },
      { resourceAppId: "nobody-knows", resourceAccess: [{ id: "some-role", type: "Role" }] },
    ],
    appRoles: [{ id: "role-1", value: "Board.Admin", allowedMemberTypes: ["User"], isEnabled: true }],
    api: {
      oauth2PermissionScopes: [{ id: "own-scope", value: "Board.Read", type: "Admin", isEnabled: false }],
      preAuthorizedApplications: [{ appId: "client-2", delegatedPermissionIds: ["own-scope", "unknown-scope"] }],
    },
    passwordCredentials: [
      { keyId: "secret-2", displayName: null, endDateTime: "2027-01-01T00:00:00Z" },
      { keyId: "secret-1", displayName: "old", endDateTime: "2026-11-20T11:00:00Z" },
    ],
    keyCredentials: [
      {
        keyId: "key-1",
        displayName: "CN=board",
        endDateTime: "2026-11-23T11:00:00Z",
        usage: "Verify",
        customKeyIdentifier: Buffer.alloc(20, 0xab).toString("base64"),
      },
    ],
  },
  owners: [
    { objectId: "ada-id", kind: "user", displayName: "Ada Okafor", userPrincipalName: "ada@practice.example" },
    { objectId: "deployer-id", kind: "servicePrincipal", displayName: "deployer", clientId: "client-9" },
  ],
  federatedCredentials: [
    { id: "fed-1", name: "main", issuer: "https://issuer.example", subject: "repo:contoso/board" },
  ],
  servicePrincipal: {
    objectId: "principal-1",
    fields: {
      accountEnabled: false,
      appRoleAssignmentRequired: true,
      keyCredentials: [
        { keyId: "saml", displayName: "CN=saml", endDateTime: "2028-11-22T12:00:00Z", usage: "Verify" },
        { keyId: "saml-private", displayName: "CN=saml", endDateTime: "2028-11-22T12:00:00Z", usage: "Sign" },
      ],
    },
    owners: [],
    grants: [
      {
        ...{ id: "grant-1", clientId: "principal-1", resourceId: graph.objectId },
        ...{ userObjectId: undefined, scopes: ["Mail.Read", "User.Read"] },
      },
      {
        ...{ id: "grant-2", clientId: "principal-1", resourceId: graph.objectId },
        ...{ userObjectId: "ben-id", scopes: ["Calendars.Read"] },
      },
      {
        ...{ id: "grant-3", clientId: "principal-1", resourceId: graph.objectId },
        ...{ userObjectId: "cho-id", scopes: ["Calendars.Read"] },
      },
    ],
    heldRoles: [
      {
        ...role,
        ...{ id: "held-1", appRoleId: mailSend, resourceId: graph.objectId },
        ...{ principalType: "ServicePrincipal", principalId: "principal-1", principalDisplayName: "Room Board" },
      },
    ],
    assignments: [
      { ...role, id: "as-1", appRoleId: "role-1", principalDisplayName: "Ben Lindqvist", resourceId: "principal-1" },
      {
        ...{ ...role, id: "as-2", principalDisplayName: "Ada Okafor", resourceId: "principal-1" },
        appRoleId: "00000000-0000-0000-0000-000000000000",
      },
    ],
  },
};
