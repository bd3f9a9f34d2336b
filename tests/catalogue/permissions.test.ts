import { describe, expect, it } from "vitest";
import {
  apis,
  findApi,
  findApiByAppId,
  findPermission,
  findPermissionById,
  listPermissions,
  permission,
  requirePermission,
  UnknownPermissionError,
} from "../../catalogue";

const graphAppId = "00000003-0000-0000-c000-000000000000";
const exchangeAppId = "00000002-0000-0ff1-ce00-000000000000";

// Ids are literals on purpose: a test that asks the catalogue for the expected id cannot catch a wrong catalogue.
describe("a permission by name", () => {
  it.each([
    ["microsoftGraph", "delegated", "User.Read", "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "user"],
    ["microsoftGraph", "delegated", "Calendars.Read", "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "user"],
    ["microsoftGraph", "application", "Calendars.Read", "798ee544-9d2d-430c-a058-570e29e34338", "admin"],
    ["microsoftGraph", "delegated", "Contacts.ReadWrite", "d56682ec-c09e-4743-aaf4-1a3aac4caa21", "user"],
    ["microsoftGraph", "delegated", "Mail.Send", "e383f46e-2787-4529-855e-0e479a3ffac0", "user"],
    ["microsoftGraph", "application", "Mail.Send", "b633e1c5-b582-4048-a93e-9f11b44c7e96", "admin"],
    ["microsoftGraph", "delegated", "Directory.Read.All", "06da0dbc-49e2-44d2-8312-53f166ab848a", "admin"],
    ["microsoftGraph", "delegated", "openid", "37f7f235-527c-4136-accd-4a02d197296e", "user"],
    ["microsoftGraph", "delegated", "offline_access", "7427e0e9-2fba-42fe-b0c0-848c9e6a8182", "user"],
    ["microsoftGraph", "delegated", "email", "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0", "user"],
    ["exchangeOnline", "application", "full_access_as_app", "dc890d15-9560-4a4c-9b7f-a736ec74ec40", "admin"],
    ["exchangeOnline", "delegated", "EWS.AccessAsUser.All", "3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5", undefined],
    ["sharePointOnline", "application", "Sites.FullControl.All", "678536fe-1083-478a-9c59-b99265e6b0d3", "admin"],
    ["azureResourceManager", "delegated", "user_impersonation", "41094075-9dad-400e-a0bd-54e686782033", "user"],
  ] as const)("%s %s %s has its own id and consent type", (api, kind, name, id, consent) => {
    expect(findPermission(api, kind, name)).toEqual({
      api,
      apiAppId: findApi(api)?.appId,
      kind,
      name,
      id,
      consent,
      isEnabled: true,
    });
  });

  it("is unknown where no API has it, and not mistaken for a property of objects", () => {
    expect(findPermission("microsoftGraph", "delegated", "constructor")).toBeUndefined();
    expect(findPermission("constructor", "delegated", "User.Read")).toBeUndefined();
    expect(findApi("constructor")).toBeUndefined();
  });

  it("is checked by the compiler where it is written in code", () => {
    expect(permission("microsoftGraph", "application", "Mail.Send").id).toBe("b633e1c5-b582-4048-a93e-9f11b44c7e96");
    // @ts-expect-error User.Read is delegated only
    expect(() => permission("microsoftGraph", "application", "User.Read")).toThrow(UnknownPermissionError);
  });

  it("says when an API no longer hands it out", () => {
    expect(findPermission("microsoftGraph", "application", "AgentCard.Read.All")?.isEnabled).toBe(false);
  });
});

describe("a permission by id", () => {
  it("depends on the API, because several use the same ids", () => {
    const id = "798ee544-9d2d-430c-a058-570e29e34338";
    expect(findPermissionById(graphAppId, "application", id)?.api).toBe("microsoftGraph");
    expect(findPermissionById(exchangeAppId, "application", id)?.api).toBe("exchangeOnline");
  });

  it("depends on the kind, because one API uses an id for both", () => {
    const id = "405a51b5-8d8d-430b-9842-8be4b0e9f324";
    expect(findPermissionById(graphAppId, "delegated", id)).toMatchObject({
      kind: "delegated",
      name: "User.Export.All",
    });
    expect(findPermissionById(graphAppId, "application", id)).toMatchObject({
      kind: "application",
      name: "User.Export.All",
    });
  });

  it("finds both ids that Exchange Online publishes under one name, which is listed once", () => {
    for (const id of ["6222dbab-a24c-4210-9d91-2f47cf565614", "9b005f11-86f0-45f7-8c27-4fff5d849916"]) {
      expect(findPermissionById(exchangeAppId, "delegated", id)?.name).toBe("User.ReadBasic.All");
    }
    const listed = listPermissions("exchangeOnline", "delegated").filter(({ name }) => name === "User.ReadBasic.All");
    expect(listed).toHaveLength(1);
  });

  it("ignores the case of ids, and knows no id of another API", () => {
    expect(findPermissionById(graphAppId, "delegated", "E1FE6DD8-BA31-4D61-89E7-88639DA4683D")?.name).toBe("User.Read");
    expect(findPermissionById(graphAppId, "application", "dc890d15-9560-4a4c-9b7f-a736ec74ec40")).toBeUndefined();
    expect(findApiByAppId("11111111-2222-4333-8444-555555555555")).toBeUndefined();
  });
});

describe("an unknown permission", () => {
  const refusal = (api: string, kind: "delegated" | "application", name: string) => {
    try {
      return requirePermission(api, kind, name);
    } catch (error) {
      return error;
    }
  };

  it("is refused with the nearest names of the same API and kind", () => {
    const error = refusal("microsoftGraph", "delegated", "Calendar.Read");

    expect(error).toBeInstanceOf(UnknownPermissionError);
    expect(error).toMatchObject({
      code: "ERR_PERMISSION_UNKNOWN",
      api: "Microsoft Graph",
      kind: "delegated",
      permission: "Calendar.Read",
      nearest: ["Calendars.Read"],
      message: 'Microsoft Graph has no delegated permission named "Calendar.Read".\n  Fix: use "Calendars.Read"',
    });
  });

  it("is refused with its right spelling when only the case differs", () => {
    expect(refusal("microsoftGraph", "delegated", "calendars.read")).toMatchObject({ nearest: ["Calendars.Read"] });
  });

  it("is refused with the API that has it", () => {
    expect(refusal("microsoftGraph", "application", "full_access_as_app")).toMatchObject({
      fix: 'list it under exchangeOnline.application, where "full_access_as_app" exists',
    });
  });

  it("is refused with the kind that has it", () => {
    expect(refusal("microsoftGraph", "application", "IMAP.AccessAsUser.All")).toMatchObject({
      fix: expect.stringMatching(/^list it under microsoftGraph\.delegated/),
    });
  });

  it("is refused without a guess where nothing is near", () => {
    expect(refusal("microsoftGraph", "delegated", "zzzzzz")).toMatchObject({
      nearest: [],
      fix: "take the name from the API's own reference",
    });
  });
});

describe("the catalogue's data", () => {
  it("holds Microsoft Graph first and 18 further APIs, each with its own client id", () => {
    expect(apis).toHaveLength(19);
    expect(apis[0]).toEqual({
      name: "microsoftGraph",
      appId: graphAppId,
      displayName: "Microsoft Graph",
      identifierUris: ["https://graph.microsoft.com", "https://graph.microsoft.com/"],
    });
    expect(new Set(apis.map(({ appId }) => appId)).size).toBe(19);
  });

  it("holds all permissions of the source, sorted by name, with well-formed ids", () => {
    expect(listPermissions("microsoftGraph", "delegated")).toHaveLength(807);
    expect(listPermissions("microsoftGraph", "application")).toHaveLength(716);
    for (const { name: api } of apis) {
      for (const kind of ["delegated", "application"] as const) {
        const permissions = listPermissions(api, kind);
        const names = permissions.map(({ name }) => name);
        expect(names).toEqual([...new Set(names)].sort());
        expect(permissions.filter(({ id }) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
        if (kind === "application") expect(permissions.filter(({ consent }) => consent !== "admin")).toEqual([]);
      }
    }
  });

  it("answers nothing about an API that it does not hold", () => {
    expect(listPermissions("msGraph", "delegated")).toEqual([]);
  });
});
