import { beforeAll, describe, expect, it } from "vitest";
import { graphAppId, nobody, refusalIn, useGraphTenant } from "./graphTenant";
import { listIn, type ReplyBody } from "./tenantClient";

const directory = useGraphTenant();
const { graph, create, token } = directory;

const [ada, ben, cho] = [1, 2, 3].map((last) => `44444444-4444-4444-8444-44444444444${last}`);

function asApp(roles: readonly string[], oid = nobody): Promise<string> {
  return token({ oid, idtyp: "app", roles });
}

function asUser(oid: string | undefined, scopes: string): Promise<string> {
  return token({ oid, idtyp: "user", scp: scopes });
}

describe("a call without a good token", () => {
  it.each([
    ["no token", undefined, "Access token is empty."],
    ["no JWT", "Bearer nonsense", "IDX14100: JWT is not well formed."],
    ["another scheme", "Basic abc", "Access token is empty."],
  ])("(%s) is refused", async (_, authorization, message) => {
    const headers = authorization === undefined ? {} : { authorization };

    const reply = await graph("GET", "/v1.0/applications", undefined, { token: "", headers });

    expect(refusalIn(reply)).toEqual({ status: 401, code: "InvalidAuthenticationToken", message });
  });

  it("(expired) is refused", async () => {
    const reply = await graph("GET", "/v1.0/applications", undefined, {
      token: await token({ oid: ada, scp: "x", exp: 1 }),
    });

    expect(refusalIn(reply)).toMatchObject({
      status: 401,
      message: "Lifetime validation failed, the token is expired.",
    });
  });

  it("(meant for another API) is refused", async () => {
    const reply = await graph("GET", "/v1.0/applications", undefined, {
      token: await token({ oid: ada, aud: "api://x" }),
    });

    expect(refusalIn(reply)).toMatchObject({ status: 401, code: "InvalidAuthenticationToken" });
  });

  it("is answered with the client's own request id, for finding it again", async () => {
    const reply = await graph("GET", "/v1.0/applications", undefined, {
      token: "x",
      headers: { "client-request-id": "mine-1" },
    });

    expect(reply.headers["client-request-id"]).toBe("mine-1");
    expect(reply.body.error?.innerError).toEqual({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      "request-id": reply.headers["request-id"],
      "client-request-id": "mine-1",
    });
  });
});

// Written down by hand from Microsoft's own pages, so that a wrong catalogue cannot agree with itself.
describe("a permission opens a route and its neighbour does not", () => {
  const app = { displayName: "Route" };
  it.each([
    ["delegated", "GET", "/v1.0/me", undefined, "User.Read", "Calendars.Read"],
    [
      "delegated",
      "GET",
      "/v1.0/me/calendarView?startDateTime=2026-01-01&endDateTime=2026-01-02",
      undefined,
      "Calendars.Read",
      "Contacts.Read",
    ],
    [
      "delegated",
      "GET",
      "/v1.0/me/calendarView?startDateTime=2026-01-01&endDateTime=2026-01-02",
      undefined,
      "Calendars.ReadBasic",
      "User.Read",
    ],
    ["delegated", "GET", "/v1.0/me/events", undefined, "Calendars.Read", "Mail.Read"],
    ["delegated", "GET", "/v1.0/me/contacts", undefined, "Contacts.Read", "Calendars.Read"],
    ["delegated", "POST", "/v1.0/me/contacts", { givenName: "Eve" }, "Contacts.ReadWrite", "Contacts.Read"],
    ["delegated", "GET", "/v1.0/me/messages", undefined, "Mail.Read", "Contacts.Read"],
    ["delegated", "GET", "/v1.0/users", undefined, "User.ReadBasic.All", "User.Read"],
    ["delegated", "GET", "/v1.0/applications", undefined, "Application.Read.All", "User.Read.All"],
    ["application", "GET", "/v1.0/applications", undefined, "Application.Read.All", "User.Read.All"],
    ["application", "POST", "/v1.0/applications", app, "Application.ReadWrite.All", "Application.Read.All"],
    ["application", "POST", "/v1.0/applications", app, "Application.ReadWrite.OwnedBy", "Directory.Read.All"],
    ["application", "GET", "/v1.0/servicePrincipals", undefined, "Application.Read.All", "Mail.Read"],
    ["application", "GET", "/v1.0/oauth2PermissionGrants", undefined, "Directory.Read.All", "Application.Read.All"],
    ["application", "GET", "/v1.0/users", undefined, "User.Read.All", "Application.Read.All"],
    ["application", "GET", `/v1.0/users/${ben}/contacts`, undefined, "Contacts.Read", "Mail.Read"],
    ["application", "GET", `/v1.0/users/${ben}/events`, undefined, "Calendars.Read", "Contacts.Read"],
    ["application", "GET", "/v1.0/domains", undefined, "Domain.Read.All", "User.Read.All"],
    ["application", "GET", "/v1.0/groups", undefined, "Group.Read.All", "User.Read.All"],
    [
      "application",
      "GET",
      "/v1.0/directory/deletedItems/microsoft.graph.application",
      undefined,
      "Application.Read.All",
      "User.Read.All",
    ],
  ])("%s %s %s", async (kind, method, path, body, opening, other) => {
    const tokenWith = (name: string) => (kind === "application" ? asApp([name]) : asUser(ben, name));

    const opened = await graph(method, path, body, { token: await tokenWith(opening) });
    const closed = await graph(method, path, body, { token: await tokenWith(other) });

    expect([opened.status < 300, closed.status]).toEqual([true, 403]);
  });
});

// As published for Microsoft Graph and Exchange Online; not looked up through the catalogue that seeds the tenant.
describe("the principals hold the ids that Microsoft publishes", () => {
  const scopes = {
    "User.Read": "e1fe6dd8-ba31-4d61-89e7-88639da4683d",
    openid: "37f7f235-527c-4136-accd-4a02d197296e",
    profile: "14dad69e-099b-42c9-810b-d002981feec1",
    email: "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0",
    offline_access: "7427e0e9-2fba-42fe-b0c0-848c9e6a8182",
    "Calendars.Read": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",
    "Calendars.ReadWrite": "1ec239c2-d7c9-4623-a91a-a9775856bb36",
    "Contacts.Read": "ff74d97f-43af-4b68-9f2a-b77ee6968c5d",
    "Contacts.ReadWrite": "d56682ec-c09e-4743-aaf4-1a3aac4caa21",
    "Mail.Read": "570282fd-fa5c-430d-a7fd-fc8dc98a9dca",
    "Mail.ReadWrite": "024d486e-b451-40bb-833d-3e66d98c5c73",
    "Mail.Send": "e383f46e-2787-4529-855e-0e479a3ffac0",
    "User.Read.All": "a154be20-db9c-4678-8ab7-66f6cc099a59",
    "Group.Read.All": "5f8c59db-677d-491f-a6b8-5f174b11ec1d",
    "Directory.Read.All": "06da0dbc-49e2-44d2-8312-53f166ab848a",
    "Files.Read": "10465720-29dd-4523-a11a-6a75c743c9d9",
  };
  const roles = {
    "User.Read.All": "df021288-bdef-4463-88db-98f22de89214",
    "Directory.Read.All": "7ab1d382-f21e-4acd-a863-ba3e13f7da61",
    "Mail.Send": "b633e1c5-b582-4048-a93e-9f11b44c7e96",
    "Mail.Read": "810c84a8-4a9e-49e6-bf7d-12d183f40d01",
    "Calendars.Read": "798ee544-9d2d-430c-a058-570e29e34338",
    "Calendars.ReadWrite": "ef54d2bf-783f-4e0f-bca1-3210c0444d99",
    "Application.Read.All": "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30",
    "Application.ReadWrite.All": "1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9",
    "AppRoleAssignment.ReadWrite.All": "06b708a9-e830-4db3-a914-8e69da51d44f",
    "RoleManagement.ReadWrite.Directory": "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8",
    "Sites.Selected": "883ea226-0bf2-4a8f-9f9d-92c9162a727d",
  };
  const exchange = {
    "Exchange.ManageAsApp": "dc50a0fb-09a3-484d-be87-e023b12c6440",
    full_access_as_app: "dc890d15-9560-4a4c-9b7f-a736ec74ec40",
    "IMAP.AccessAsApp": "5e5addcd-3e8d-4e90-baf5-964efab2b20a",
  };

  async function idsIn(appId: string, list: "appRoles" | "oauth2PermissionScopes", names: readonly string[]) {
    const { body } = await graph("GET", `/v1.0/servicePrincipals(appId='${appId}')`);
    const published = listIn({ status: 200, headers: {}, body: { value: body[list] ?? {} } });
    return Object.fromEntries(names.map((name) => [name, published.find(({ value }) => String(value) === name)?.id]));
  }

  it("as delegated permissions of Microsoft Graph", async () => {
    expect(await idsIn(graphAppId, "oauth2PermissionScopes", Object.keys(scopes))).toEqual(scopes);
  });

  it("as application permissions of Microsoft Graph", async () => {
    expect(await idsIn(graphAppId, "appRoles", Object.keys(roles))).toEqual(roles);
  });

  it("as application permissions of Exchange Online", async () => {
    expect(await idsIn("00000002-0000-0ff1-ce00-000000000000", "appRoles", Object.keys(exchange))).toEqual(exchange);
  });
});

describe("who may do what with the right permission", () => {
  let owned: ReplyBody;
  let foreign: ReplyBody;
  beforeAll(async () => {
    const link = (id: string | undefined) => [`${directory.tenant.origin}/v1.0/directoryObjects/${id}`];
    owned = await create("/v1.0/applications", { displayName: "Ben's", "owners@odata.bind": link(ben) });
    foreign = await create("/v1.0/applications", { displayName: "Ada's", "owners@odata.bind": link(ada) });
  });

  const rename = (app: ReplyBody, bearer: string) =>
    graph("PATCH", `/v1.0/applications/${app.id}`, { displayName: "Renamed" }, { token: bearer });

  it("a member changes the applications that the member owns, an administrator every one", async () => {
    const member = await asUser(ben, "Application.ReadWrite.All");
    const administrator = await asUser(ada, "Application.ReadWrite.All");

    expect([(await rename(owned, member)).status, (await rename(foreign, member)).status]).toEqual([204, 403]);
    expect((await rename(owned, administrator)).status).toBe(204);
  });

  it("an app with an OwnedBy permission changes what it owns only", async () => {
    const bearer = await asApp(["Application.ReadWrite.OwnedBy"], directory.tenant.deployer.objectId);
    const link = `${directory.tenant.origin}/v1.0/directoryObjects/${directory.tenant.deployer.objectId}`;
    const own = await create("/v1.0/applications", { displayName: "Own", "owners@odata.bind": [link] });

    expect([(await rename(own, bearer)).status, refusalIn(await rename(foreign, bearer))]).toEqual([
      204,
      {
        status: 403,
        code: "Authorization_RequestDenied",
        message: "Insufficient privileges to complete the operation.",
      },
    ]);
  });

  it("a user who creates an application owns it", async () => {
    const bearer = await asUser(ben, "Application.ReadWrite.All Application.Read.All");
    const { body: app } = await graph("POST", "/v1.0/applications", { displayName: "Mine" }, { token: bearer });

    const owners = listIn(await graph("GET", `/v1.0/applications/${app.id}/owners`));

    expect(owners.map(({ id }) => id)).toEqual([ben]);
  });

  it("a user reads no mailbox but the user's own, and is refused in Outlook's words", async () => {
    const bearer = await asUser(ben, "Calendars.Read");

    const own = await graph("GET", `/v1.0/users/${ben}/events`, undefined, { token: bearer });
    const foreignBox = await graph("GET", `/v1.0/users/${cho}/events`, undefined, { token: bearer });

    expect([own.status, refusalIn(foreignBox)]).toEqual([
      200,
      { status: 403, code: "ErrorAccessDenied", message: "Access is denied. Check credentials and try again." },
    ]);
  });

  it("an app on its own has no /me", async () => {
    const reply = await graph("GET", "/v1.0/me", undefined, { token: await asApp(["User.Read.All"]) });

    expect(refusalIn(reply)).toMatchObject({ status: 400, code: "BadRequest" });
  });

  it("assigning an app role takes the right to read applications as well", async () => {
    const { body: principal } = await graph("GET", `/v1.0/servicePrincipals(appId='${graphAppId}')?$select=id`);
    const path = `/v1.0/servicePrincipals/${principal.id}/appRoleAssignedTo`;
    const body = { appRoleId: nobody, principalId: nobody, resourceId: principal.id };
    const statusWith = async (...names: string[]) =>
      (await graph("POST", path, body, { token: await asApp(names) })).status;

    expect(await statusWith("AppRoleAssignment.ReadWrite.All")).toBe(403);
    // Past the permissions, the principal does not exist.
    expect(await statusWith("AppRoleAssignment.ReadWrite.All", "Application.Read.All")).toBe(400);
  });
});

describe("the deployer", () => {
  it("may do everything that the azuread provider does", async () => {
    const app = await create("/v1.0/applications", { displayName: "Deployed" });
    const principal = await create("/v1.0/servicePrincipals", { appId: app.appId });
    const one = `/v1.0/applications/${app.id}`;
    const calls: [string, string, unknown?][] = [
      ["GET", `${one}/owners`],
      ["POST", `${one}/addPassword`, {}],
      ["PATCH", one, { notes: "x" }],
      ["GET", `/beta/servicePrincipals/${principal.id}?$select=samlMetadataUrl`],
      ["GET", "/v1.0/users"],
      ["GET", "/v1.0/domains"],
      ["GET", "/beta/groups"],
      ["GET", "/v1.0/oauth2PermissionGrants"],
      ["GET", `/v1.0/directoryObjects/${ada}`],
      ["DELETE", `/v1.0/servicePrincipals/${principal.id}`],
      ["DELETE", one],
      ["DELETE", `/v1.0/directory/deletedItems/${app.id}`],
    ];

    const statuses: number[] = [];
    for (const [method, path, body] of calls) statuses.push((await graph(method, path, body)).status);

    expect(statuses).toEqual([200, 200, 204, 200, 200, 200, 200, 200, 200, 204, 204, 204]);
  });
});

describe("a page in a browser", () => {
  it("may call Graph from any origin: a call needs a token, which no other page has", async () => {
    const headers = { origin: "https://app.example", "access-control-request-headers": "authorization" };

    const asked = await graph("OPTIONS", "/v1.0/me", undefined, { token: "", headers });
    const refused = await graph("GET", "/v1.0/me", undefined, { token: "", headers });

    expect([
      asked.status,
      asked.headers["access-control-allow-origin"],
      asked.headers["access-control-allow-headers"],
    ]).toEqual([204, "*", "authorization"]);
    expect([refused.status, refused.headers["access-control-allow-origin"]]).toEqual([401, "*"]);
  });
});
