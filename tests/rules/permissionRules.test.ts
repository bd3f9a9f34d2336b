import { describe, expect, it } from "vitest";
import { listPermissions } from "../../catalogue";
import type { PermissionRequest } from "../../manifest";
import { consentRequested } from "../../rules/consentRequested";
import { permissionKnown } from "../../rules/permissionKnown";
import { permissionLimits } from "../../rules/permissionLimits";
import { permissionUnique } from "../../rules/permissionUnique";
import { appWith } from "./appWith";

const delegated = (permission: string, api = "microsoftGraph"): PermissionRequest => ({
  api,
  kind: "delegated",
  permission,
});
const application = (permission: string, api = "microsoftGraph"): PermissionRequest => ({
  api,
  kind: "application",
  permission,
});
const ownApi = "3d0e7a18-9b25-4c63-8f40-5e6f7a8b9c0d";
const ownScopeId = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
const ownRoleId = "2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f";

describe("permission-known", () => {
  it("takes what the API publishes for that kind", () => {
    const requests = [
      delegated("Mail.Send"),
      application("Mail.Send"),
      application("full_access_as_app", "exchangeOnline"),
    ];
    expect(permissionKnown.judge(appWith({ requests }))).toEqual([]);
  });

  it("refuses what it does not publish, with the nearest name, the other kind or the other API", () => {
    const requests = [delegated("Calendars.Raed"), application("User.Read"), delegated("AllSites.Read")];

    expect(permissionKnown.judge(appWith({ requests }))).toEqual([
      {
        argument: "permissions.microsoftGraph.delegated",
        rule: 'Microsoft Graph has no delegated permission named "Calendars.Raed"',
        fix: 'use "Calendars.Read"',
      },
      {
        argument: "permissions.microsoftGraph.application",
        rule: 'Microsoft Graph has no application permission named "User.Read"',
        fix: expect.stringMatching(/^list it under microsoftGraph\.delegated, where "User\.Read" exists/),
      },
      {
        argument: "permissions.microsoftGraph.delegated",
        rule: 'Microsoft Graph has no delegated permission named "AllSites.Read"',
        fix: expect.stringMatching(/^list it under sharePointOnline\.delegated, where "AllSites\.Read" exists/),
      },
    ]);
  });

  it("refuses an id that the API does not publish, as a directory would not", () => {
    const invented = "56680e0d-d2a3-4ae1-80d8-3c4f2c4b5f4c";
    expect(permissionKnown.judge(appWith({ requests: [delegated(invented, "sharePointOnline")] }))).toHaveLength(1);
  });

  it("refuses what the API has disabled, with the nearest that it hands out", () => {
    expect(permissionKnown.judge(appWith({ requests: [application("AgentCard.Read.All")] }))).toEqual([
      {
        argument: "permissions.microsoftGraph.application",
        value: "AgentCard.Read.All",
        rule: "Microsoft Graph has disabled this application permission, and nobody can consent to it",
        fix: 'use "AgentCardManifest.Read.All", or remove it',
      },
    ]);
  });

  it("refuses what was removed, with its successor", () => {
    expect(permissionKnown.judge(appWith({ requests: [delegated("TeamsApp.ReadWrite.All")] }))).toEqual([
      {
        argument: "permissions.microsoftGraph.delegated",
        rule: 'Microsoft Graph has no delegated permission named "TeamsApp.ReadWrite.All" any more: Microsoft removed it',
        fix: 'use "TeamsAppInstallation.ReadWriteForUser"',
      },
    ]);
  });

  it("takes what is superseded, as long as the API hands it out", () => {
    const requests = [application("Exchange.ManageAsAppV2", "exchangeOnline")];
    expect(permissionKnown.judge(appWith({ requests }))).toEqual([]);
  });

  it("refuses an API by a name that does not exist", () => {
    expect(permissionKnown.judge(appWith({ requests: [delegated("User.Read", "msGraph")] }))).toEqual([
      {
        argument: "permissions",
        value: "msGraph",
        rule: "permissions are listed by the name of a known API",
        fix: expect.stringContaining("microsoftGraph"),
      },
    ]);
  });

  it("cannot tell about ids that a preview does not know", () => {
    const requests = [delegated("unknown", "unknown"), delegated("unknown")];
    expect(permissionKnown.judge(appWith({ requests }))).toEqual([]);
  });

  it("does not apply to APIs that are not Microsoft's", () => {
    expect(permissionKnown.judge(appWith({ requests: [delegated("Rooms.Read", ownApi)] }))).toEqual([]);
  });
});

describe("permission-unique", () => {
  it("refuses the second of two equal requests", () => {
    expect(permissionUnique.judge(appWith({ requests: [delegated("User.Read"), delegated("User.Read")] }))).toEqual([
      {
        argument: "permissions.microsoftGraph.delegated",
        value: "User.Read",
        rule: "a permission is listed once",
        fix: "remove the repetition",
      },
    ]);
  });

  it("takes one name for both kinds and for two APIs", () => {
    const requests = [delegated("Mail.Send"), application("Mail.Send"), delegated("Mail.Send", "exchangeOnline")];
    expect(permissionUnique.judge(appWith({ requests }))).toEqual([]);
  });

  it("says nothing about an app without any", () => {
    expect(permissionUnique.judge(appWith({}))).toEqual([]);
  });
});

describe("permission-limits", () => {
  const some = (count: number) =>
    listPermissions("microsoftGraph", "delegated")
      .slice(0, count)
      .map(({ name }) => delegated(name));
  const fixesOf = (requests: readonly PermissionRequest[], audience: "AzureADMyOrg" | "PersonalMicrosoftAccount") =>
    permissionLimits.judge(appWith({ requests, audience })).map(({ argument, fix }) => `${argument}: ${fix}`);

  it("takes 400 permissions and refuses 401", () => {
    expect(fixesOf(some(400), "AzureADMyOrg")).toEqual([]);
    expect(fixesOf(some(401), "AzureADMyOrg")).toEqual(["permissions: remove 1 of the 401"]);
  });

  it("takes 50 APIs and refuses 51", () => {
    const apis = (count: number) => Array.from({ length: count }, (_, at) => delegated("x", `api-${at}`));
    expect(fixesOf(apis(50), "AzureADMyOrg")).toEqual([]);
    expect(fixesOf(apis(51), "AzureADMyOrg")).toEqual(["permissions: remove 1 of the 51"]);
  });

  it("takes 30 an API where personal accounts may sign in", () => {
    expect(fixesOf(some(30), "PersonalMicrosoftAccount")).toEqual([]);
    expect(fixesOf(some(31), "PersonalMicrosoftAccount")).toEqual(["permissions.microsoftGraph: remove 1 of the 31"]);
  });

  it("says nothing about an app without any", () => {
    expect(fixesOf([], "AzureADMyOrg")).toEqual([]);
  });
});

describe("consent-requested", () => {
  const api = "microsoftGraph";

  it("takes consent to what is requested, of either kind", () => {
    const requests = [delegated("User.Read"), application("Mail.Send")];
    const consents = [
      { api, permission: "User.Read", to: "wholeTenant" },
      { api, permission: "Mail.Send", to: "app" },
    ] as const;
    expect(consentRequested.judge(appWith({ requests, consents }))).toEqual([]);
  });

  it("refuses consent to the other kind of a requested permission", () => {
    const consents = [{ api, permission: "Mail.Send", to: "app" }] as const;
    expect(consentRequested.judge(appWith({ requests: [delegated("Mail.Send")], consents }))).toEqual([
      {
        argument: "consent.wholeTenant.microsoftGraph.application",
        value: "Mail.Send",
        rule: "consent is given to declared permissions only",
        fix: "add it to permissions.microsoftGraph.application, or remove it here",
      },
    ]);
  });

  it("goes by the id of an own API's app role, and cannot tell its scopes apart, which are granted by name", () => {
    const requests = [delegated(ownScopeId, ownApi), application(ownRoleId, ownApi)];
    const granted = [
      { api: ownApi, permission: "Rooms.Read", to: "wholeTenant" },
      { api: ownApi, permission: ownRoleId, to: "app" },
    ] as const;

    expect(consentRequested.judge(appWith({ requests, consents: granted }))).toEqual([]);
    expect(consentRequested.judge(appWith({ requests: [], consents: granted }))).toHaveLength(2);
    expect(consentRequested.judge(appWith({ requests: [delegated(ownScopeId, ownApi)], consents: granted }))).toEqual([
      expect.objectContaining({ value: ownRoleId }),
    ]);
  });

  it("says nothing about an app without consent as code", () => {
    expect(consentRequested.judge(appWith({ requests: [delegated("User.Read")] }))).toEqual([]);
  });
});
