import { describe, expect, it } from "vitest";
import { chooseRequests } from "../../cli/token/chooseRequests";
import type { AppAccess } from "../../token";

const app: AppAccess = {
  name: "calendar-sync",
  kind: "publicClient",
  clientId: "client",
  tenantId: "tenant",
  authority: "https://login.microsoftonline.com/tenant",
  graphBaseUrl: "https://graph.microsoft.com",
  scopes: ["https://graph.microsoft.com/User.Read", "00000002-0000-0ff1-ce00-000000000000/SMTP.Send"],
};

describe("chooseRequests", () => {
  it("asks for one token for each API", () => {
    expect(chooseRequests(app, {}).map(({ api }) => api)).toEqual(["Microsoft Graph", "Office 365 Exchange Online"]);
  });

  it.each(["microsoftGraph", "Microsoft Graph"])("knows an API by the name %s", (api) => {
    expect(chooseRequests(app, { api }).map((request) => request.api)).toEqual(["Microsoft Graph"]);
  });

  it("asks for other scopes, and compares with the declared ones", () => {
    expect(chooseRequests(app, { scope: ["Mail.Read"] })).toEqual([
      { api: "Microsoft Graph", declared: ["User.Read"], scopes: ["Mail.Read"] },
    ]);
  });

  it("names the APIs there are when it is asked for another", () => {
    expect(() => chooseRequests(app, { api: "sharePointOnline" })).toThrow(
      /no delegated permission of "sharePointOnline".\n {2}Fix: use --api with one of Microsoft Graph, Office 365/,
    );
  });

  it("asks as the app on its own for the APIs of its application permissions", () => {
    const service = { ...app, roles: ["https://graph.microsoft.com/Mail.Send"] };

    expect(chooseRequests(service, {}, "application")).toEqual([
      { api: "Microsoft Graph", declared: ["Mail.Send"], scopes: ["https://graph.microsoft.com/.default"] },
    ]);
    expect(() => chooseRequests({ ...app, roles: [] }, {}, "application")).toThrow(
      /declares no application permission/,
    );
  });

  it("wants outputs that tell the application permissions, where those are compared", () => {
    expect(() => chooseRequests(app, {}, "application")).toThrow(/older version.*\n {2}Fix: bring the stack up again/);
  });

  it("has no token to ask for where nothing is declared", () => {
    expect(() => chooseRequests({ ...app, scopes: [] }, {})).toThrow(/declares no delegated permission, so there is/);
  });
});
