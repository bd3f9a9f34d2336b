import { describe, expect, it } from "vitest";
import { apiRequests, appOnlyRequests } from "../../token";

const graphBaseUrl = "https://graph.microsoft.com";

describe("apiRequests", () => {
  it("makes one request for each API, Microsoft Graph first, sign-in scopes with it", () => {
    const scopes = [
      "00000002-0000-0ff1-ce00-000000000000/IMAP.AccessAsUser.All",
      "openid",
      "https://graph.microsoft.com/User.Read",
      "offline_access",
    ];

    expect(apiRequests({ scopes, graphBaseUrl })).toEqual([
      {
        api: "Microsoft Graph",
        declared: ["openid", "User.Read", "offline_access"],
        scopes: ["openid", "https://graph.microsoft.com/User.Read", "offline_access"],
      },
      {
        api: "Office 365 Exchange Online",
        declared: ["IMAP.AccessAsUser.All"],
        scopes: ["00000002-0000-0ff1-ce00-000000000000/IMAP.AccessAsUser.All"],
      },
    ]);
  });

  it("calls an API that it does not know by its address", () => {
    expect(apiRequests({ scopes: ["api://contoso/rooms/Read"], graphBaseUrl })).toEqual([
      { api: "api://contoso/rooms", declared: ["Read"], scopes: ["api://contoso/rooms/Read"] },
    ]);
  });

  it("asks for nothing where nothing is declared", () => {
    expect(apiRequests({ scopes: [], graphBaseUrl })).toEqual([]);
  });
});

describe("appOnlyRequests", () => {
  it("asks each API for all that was granted, Microsoft Graph first", () => {
    const roles = [
      "00000002-0000-0ff1-ce00-000000000000/full_access_as_app",
      "https://graph.microsoft.com/Mail.Send",
      "https://graph.microsoft.com/Calendars.Read",
    ];

    expect(appOnlyRequests({ roles, graphBaseUrl })).toEqual([
      {
        api: "Microsoft Graph",
        declared: ["Mail.Send", "Calendars.Read"],
        scopes: ["https://graph.microsoft.com/.default"],
      },
      {
        api: "Office 365 Exchange Online",
        declared: ["full_access_as_app"],
        scopes: ["00000002-0000-0ff1-ce00-000000000000/.default"],
      },
    ]);
  });

  it("asks for nothing where nothing is declared", () => {
    expect(appOnlyRequests({ roles: [], graphBaseUrl })).toEqual([]);
  });
});
