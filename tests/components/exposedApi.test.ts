import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ApiApp, AppRegistration, SinglePageApp } from "../../components";
import { permissionId } from "../../components/exposedApi/permissionId";
import { manifestsFromResources } from "../../manifest";
import { type Recorder, startRecorder, tenantId } from "./recorder";

const types = {
  identifierUri: "azuread:index/applicationIdentifierUri:ApplicationIdentifierUri",
  preAuthorized: "azuread:index/applicationPreAuthorized:ApplicationPreAuthorized",
};
const azureCli = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
const scopes = {
  "Rooms.Read": { consent: "user", title: "Read rooms", description: "Reads all rooms." },
  "Rooms.Book": { title: "Book rooms", description: "Books rooms.", userTitle: "Book a room for you", enabled: false },
} as const;
const appRoles = {
  "Rooms.Manage": { title: "Manage rooms", description: "Manages rooms.", members: ["applications"] },
} as const;

let recorder: Recorder;
beforeEach(async () => {
  recorder = await startRecorder();
});
afterEach(() => pulumi.runtime.disconnect());

const ofType = async (type: string) => (await recorder.resources()).filter((resource) => resource.type === type);

describe("an API of the program", () => {
  it("publishes its scopes and roles under ids that nobody had to invent", async () => {
    new ApiApp("rooms-api", { displayName: "Rooms API", scopes, appRoles });

    const [application] = await recorder.resources();
    expect(application?.inputs.api).toEqual({
      requestedAccessTokenVersion: 2,
      oauth2PermissionScopes: [
        {
          id: "328177df-8c51-556d-a865-f6e574f19a9c",
          value: "Rooms.Read",
          type: "User",
          enabled: true,
          adminConsentDisplayName: "Read rooms",
          adminConsentDescription: "Reads all rooms.",
          userConsentDisplayName: "Read rooms",
          userConsentDescription: "Reads all rooms.",
        },
        {
          id: permissionId("rooms-api", "delegated", "Rooms.Book"),
          value: "Rooms.Book",
          type: "Admin",
          enabled: false,
          adminConsentDisplayName: "Book rooms",
          adminConsentDescription: "Books rooms.",
          userConsentDisplayName: "Book a room for you",
          userConsentDescription: "Books rooms.",
        },
      ],
    });
    expect(application?.inputs.appRoles).toEqual([
      {
        id: permissionId("rooms-api", "application", "Rooms.Manage"),
        value: "Rooms.Manage",
        enabled: true,
        allowedMemberTypes: ["Application"],
        displayName: "Manage rooms",
        description: "Manages rooms.",
      },
    ]);
  });

  it("keeps the id that is given, which clients know it by", async () => {
    const id = "6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9";
    new ApiApp("rooms-api", { displayName: "Rooms API", scopes: { "Rooms.View": { ...scopes["Rooms.Read"], id } } });

    expect((await recorder.resources())[0]?.inputs.api).toMatchObject({ oauth2PermissionScopes: [{ id }] });
  });

  it("is asked for by its client id where nothing else is said, which the application must not take away again", async () => {
    new ApiApp("rooms-api", { displayName: "Rooms API", scopes });

    const [application] = await recorder.resources();
    expect(application?.ignoreChanges).toEqual(["owners", "identifierUris"]);
    expect(application?.inputs.identifierUris).toBeUndefined();
    expect(
      (await ofType(types.identifierUri)).map(({ inputs, deletedWith }) => [inputs.identifierUri, deletedWith]),
    ).toEqual([["api://client-of-rooms-api", "azuread:index/application:Application::rooms-api"]]);
  });

  it("has other identifier URIs on the application itself, the tenant's id filled in", async () => {
    const identifierUris = ["api://{tenantId}/rooms", "https://practice.onmicrosoft.com/rooms"];
    const app = new ApiApp("rooms-api", { displayName: "Rooms API", scopes, identifierUris });
    const spelt = await new Promise((resolve) => pulumi.output(app.access.exposes?.scopes).apply(resolve));

    const [application] = await recorder.resources();
    expect(application?.inputs.identifierUris).toEqual([
      `api://${tenantId}/rooms`,
      "https://practice.onmicrosoft.com/rooms",
    ]);
    expect(application?.ignoreChanges).toEqual(["owners"]);
    expect(await ofType(types.identifierUri)).toEqual([]);
    expect(spelt).toEqual([`api://${tenantId}/rooms/Rooms.Read`, `api://${tenantId}/rooms/Rooms.Book`]);
  });

  it("has none where it publishes no scope", async () => {
    new AppRegistration("plain", { displayName: "Plain", appRoles });

    expect(await ofType(types.identifierUri)).toEqual([]);
  });

  it("spares the users of clients its question, of those that are declared later too", async () => {
    const api = new ApiApp("rooms-api", {
      displayName: "Rooms API",
      scopes,
      preAuthorized: [{ client: azureCli, scopes: ["Rooms.Read", "Rooms.Book"] }],
    });
    const board = new SinglePageApp("board", {
      displayName: "Board",
      redirectUris: ["http://localhost:5173/"],
      permissions: api.permissions({ delegated: ["Rooms.Read"] }),
    });
    api.preAuthorize(board, ["Rooms.Read"]);

    const read = permissionId("rooms-api", "delegated", "Rooms.Read");
    const book = permissionId("rooms-api", "delegated", "Rooms.Book");
    expect((await ofType(types.preAuthorized)).map(({ name, inputs }) => [name, inputs])).toEqual([
      [
        `rooms-api-${azureCli}`,
        { applicationId: "id-of-rooms-api", authorizedClientId: azureCli, permissionIds: [read, book] },
      ],
      [
        "rooms-api-board",
        { applicationId: "id-of-rooms-api", authorizedClientId: "client-of-board", permissionIds: [read] },
      ],
    ]);
    const [manifest] = manifestsFromResources(await recorder.resources());
    expect(manifest?.exposes.preAuthorized).toEqual([
      { client: { state: "known", value: azureCli }, scope: "Rooms.Book" },
      { client: { state: "known", value: azureCli }, scope: "Rooms.Read" },
      { client: { state: "known", value: "app:board" }, scope: "Rooms.Read" },
    ]);
  });
});

describe("another app's scope", () => {
  it("is requested, consented to and spelt by its name", async () => {
    const api = new ApiApp("rooms-api", { displayName: "Rooms API", scopes, appRoles });
    const permissions = api.permissions({ delegated: ["Rooms.Read"], application: ["Rooms.Manage"] });
    const client = new AppRegistration("client", { displayName: "Client", permissions, consent: "wholeTenant" });
    const spelt = await new Promise((resolve) => pulumi.output(client.access.scopes).apply(resolve));

    const resources = await recorder.resources();
    expect(spelt).toEqual(["api://client-of-rooms-api/Rooms.Read"]);
    expect(resources.find(({ urn }) => urn.endsWith("Application::client"))?.inputs.requiredResourceAccesses).toEqual([
      {
        resourceAppId: "client-of-rooms-api",
        resourceAccesses: [
          { id: permissionId("rooms-api", "application", "Rooms.Manage"), type: "Role" },
          { id: permissionId("rooms-api", "delegated", "Rooms.Read"), type: "Scope" },
        ],
      },
    ]);
    expect(recorder.lookups).toEqual(["getClientConfig"]);
    expect(manifestsFromResources(resources)[1]).toMatchObject({
      requests: [
        { api: "app:rooms-api", kind: "application", permission: "Rooms.Manage" },
        { api: "app:rooms-api", kind: "delegated", permission: "Rooms.Read" },
      ],
      consents: [
        { api: "app:rooms-api", permission: "Rooms.Manage", to: "app" },
        { api: "app:rooms-api", permission: "Rooms.Read", to: "wholeTenant" },
      ],
    });
  });

  it("is refused by the compiler and at run time where the API does not declare it", () => {
    const api = new ApiApp("rooms-api", { displayName: "Rooms API", scopes });

    // @ts-expect-error the scope is called "Rooms.Read"
    expect(() => api.permissions({ delegated: ["Room.Read"] })).toThrow(
      '"Room.Read" is no delegated permission of the app "rooms-api".\n  Fix: use "Rooms.Read"',
    );
    // @ts-expect-error the API declares no roles
    expect(() => api.permissions({ application: ["Rooms.Manage"] })).toThrow(
      '"Rooms.Manage" is no application permission of the app "rooms-api".\n  Fix: declare it in appRoles of "rooms-api"',
    );
  });
});

describe("the id of a permission", () => {
  it("is another one for each app, kind and value, and a UUID of version 5", () => {
    const ids = [
      permissionId("a", "delegated", "Read"),
      permissionId("a", "application", "Read"),
      permissionId("b", "delegated", "Read"),
      permissionId("a", "delegated", "Write"),
    ];
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
