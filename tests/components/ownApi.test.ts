import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppRegistration, type AppRegistrationArgs, defineApi, type OwnApiArgs } from "../../components";
import { type Recorder, startRecorder } from "./recorder";

const appId = "3d0e7a18-9b25-4c63-8f40-5e6f7a8b9c0d";
const graphAppId = "00000003-0000-0000-c000-000000000000";
const readId = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
const bookId = "1b2c3d4e-5f6a-4b7c-9d8e-0f1a2b3c4d5e";
const manageId = "2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f";
const rooms = defineApi({
  appId,
  delegated: { "Rooms.Read": readId, "Rooms.Book": bookId },
  application: { "Rooms.Manage": manageId },
});

let recorder: Recorder;
beforeEach(async () => {
  recorder = await startRecorder();
});
afterEach(() => pulumi.runtime.disconnect());

/** What is thrown, for arguments that a program in JavaScript could pass. */
function refusalOf(args: unknown): string {
  try {
    new AppRegistration("planner", args as AppRegistrationArgs);
    return "accepted";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("permissions of an API of the tenant's own", () => {
  it("are requested, granted and assigned by the ids that it was declared with", async () => {
    const app = new AppRegistration("planner", {
      displayName: "Planner",
      permissions: {
        microsoftGraph: { delegated: ["User.Read"] },
        ...rooms.permissions({ delegated: ["Rooms.Read", "Rooms.Book"], application: ["Rooms.Manage"] }),
      },
      consent: { wholeTenant: rooms.permissions({ delegated: ["Rooms.Read"], application: ["Rooms.Manage"] }) },
    });
    const resources = await recorder.resources();
    const inputsOf = (type: string) => resources.filter((one) => one.type.endsWith(type)).map(({ inputs }) => inputs);

    expect(inputsOf(":Application")[0]?.requiredResourceAccesses).toEqual([
      {
        resourceAppId: appId,
        resourceAccesses: [
          { id: manageId, type: "Role" },
          { id: bookId, type: "Scope" },
          { id: readId, type: "Scope" },
        ],
      },
      {
        resourceAppId: "00000003-0000-0000-c000-000000000000",
        resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
      },
    ]);
    expect(inputsOf(":ServicePrincipalDelegatedPermissionGrant").map(({ claimValues }) => claimValues)).toEqual([
      ["Rooms.Read"],
    ]);
    expect(inputsOf(":AppRoleAssignment").map(({ appRoleId }) => appRoleId)).toEqual([manageId]);
    expect(app.access).toMatchObject({
      scopes: ["https://graph.microsoft.com/User.Read", `${appId}/Rooms.Read`, `${appId}/Rooms.Book`],
      roles: [`${appId}/Rooms.Manage`],
    });
  });

  it("are checked by the compiler, and again for programs without types", () => {
    // @ts-expect-error the scope is called "Rooms.Read"
    expect(() => rooms.permissions({ delegated: ["Rooms.Raed"] })).toThrow(
      `"Rooms.Raed" is no delegated permission of the API ${appId}.\n  Fix: use "Rooms.Read"`,
    );
    // @ts-expect-error "Rooms.Read" is a scope, not an app role
    expect(() => rooms.permissions({ application: ["Rooms.Read"] })).toThrow("declare it in defineApi");
    // @ts-expect-error an API without app roles has none to ask for
    expect(() => defineApi({ appId }).permissions({ application: ["Rooms.Read"] })).toThrow("declare it in defineApi");
  });

  it("are refused where they were not made by defineApi", () => {
    expect(refusalOf({ displayName: "Planner", permissions: { [appId]: { delegated: ["Rooms.Read"] } } })).toBe(
      [
        'AppRegistration "planner" has 1 problem:',
        ` - permissions.${appId}.delegated[0]: permissions of an own API have a name and an id.`,
        "   Fix: declare the API with defineApi or an AppRegistration, and spread what its permissions({ … }) answers",
      ].join("\n"),
    );
  });

  it("are not consented to unless they are requested", () => {
    const permissions = rooms.permissions({ delegated: ["Rooms.Read"] });
    const consent = { wholeTenant: rooms.permissions({ delegated: ["Rooms.Book"] }) };
    expect(refusalOf({ displayName: "Planner", permissions, consent })).toBe(
      [
        'AppRegistration "planner" has 1 problem:',
        ` - consent.wholeTenant.${appId}.delegated "Rooms.Book": consent is given to declared permissions only.`,
        "   Fix: add it to permissions.3d0e7a18-9b25-4c63-8f40-5e6f7a8b9c0d.delegated, or remove it here",
      ].join("\n"),
    );
  });
});

describe("permissions that Microsoft has published since", () => {
  const graph = defineApi({
    appId: graphAppId,
    delegated: { "Weather.Read": readId },
    application: { "Weather.Read.All": manageId },
  });

  it("are requested and granted together with those of the catalogue", async () => {
    const app = new AppRegistration("planner", {
      displayName: "Planner",
      permissions: {
        microsoftGraph: { delegated: ["User.Read"] },
        ...graph.permissions({ delegated: ["Weather.Read"], application: ["Weather.Read.All"] }),
      },
      consent: "wholeTenant",
    });
    const resources = await recorder.resources();
    const inputsOf = (type: string) => resources.filter((one) => one.type.endsWith(type)).map(({ inputs }) => inputs);

    expect(inputsOf(":Application")[0]?.requiredResourceAccesses).toEqual([
      {
        resourceAppId: graphAppId,
        resourceAccesses: [
          { id: manageId, type: "Role" },
          { id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" },
          { id: readId, type: "Scope" },
        ],
      },
    ]);
    expect(inputsOf(":ServicePrincipalDelegatedPermissionGrant").map(({ claimValues }) => claimValues)).toEqual([
      ["User.Read", "Weather.Read"],
    ]);
    expect(inputsOf(":AppRoleAssignment").map(({ appRoleId }) => appRoleId)).toEqual([manageId]);
    expect(app.access.scopes).toEqual([
      "https://graph.microsoft.com/User.Read",
      "https://graph.microsoft.com/Weather.Read",
    ]);
  });

  it("are not consented to unless they are requested", () => {
    const consent = { wholeTenant: graph.permissions({ delegated: ["Weather.Read"] }) };
    expect(refusalOf({ displayName: "Planner", permissions: {}, consent })).toContain(
      'consent.wholeTenant.microsoftGraph.delegated "Weather.Read": consent is given to declared permissions only.',
    );
  });
});

describe("the declaration of an own API", () => {
  it.each([
    [{ appId: "rooms" }, 'appId "rooms" is no client id'],
    [
      { appId: graphAppId, delegated: { "Mail.Read": readId } },
      'delegated "Mail.Read" of Microsoft Graph has a name already.\n  Fix: write it in permissions.microsoftGraph.delegated',
    ],
    [{ appId, delegated: { "Rooms.Read": "1" } }, 'delegated "Rooms.Read" has the id "1", which is none'],
    [{ appId, application: { A: manageId, B: manageId } }, 'application "B" has the id of another one'],
  ])("%j is refused", (api: OwnApiArgs<string, string>, message) => {
    expect(() => defineApi(api)).toThrow(message);
  });
});
