import { describe, expect, it } from "vitest";
import { plain } from "../../cli/paint";
import { nameApis } from "../../cli/permissions/refresh/nameApis";
import { notCatalogued } from "../../cli/permissions/refresh/notCatalogued";
import { renderChanges } from "../../cli/permissions/refresh/renderChanges";
import { renderModule } from "../../cli/permissions/refresh/renderModule";
import {
  type NamedApi,
  parseTenantTable,
  renderTenantTable,
  type TenantTable,
} from "../../cli/permissions/refresh/tenantTable";
import type { PublishedApi } from "../../directory";

function publishedApi(displayName: string, changes: Partial<PublishedApi> = {}): PublishedApi {
  const appId = "aaaaaaaa-0000-4000-8000-000000000001";
  return { appId, displayName, identifierUris: [], isOwn: true, delegated: [], application: [], ...changes };
}

const orders: NamedApi = {
  ...publishedApi("Orders API", { identifierUris: ["api://orders"] }),
  name: "ordersApi",
  delegated: [
    { name: "Orders.Read", id: "s1", consent: "user", isEnabled: true },
    { name: "Orders.Old", id: "s2", consent: "user", isEnabled: false },
    { name: "user_impersonation", id: "s3", consent: "admin", isEnabled: true },
  ],
  application: [{ name: "Orders.Manage", id: "r1", consent: "admin", isEnabled: true }],
};

describe("names of a tenant's APIs", () => {
  it("are the catalogue's where it has one, and else the display name in camel case", () => {
    const apis = [
      publishedApi("Orders API (test)"),
      publishedApi("Microsoft Graph", { appId: "00000003-0000-0000-c000-000000000000" }),
      publishedApi("24/7 Überwachung"),
    ];

    expect(nameApis(apis).map(({ name, displayName }) => [name, displayName])).toEqual([
      ["microsoftGraph", "Microsoft Graph"],
      ["ordersApiTest", "Orders API (test)"],
      ["api247UBerwachung", "24/7 Überwachung"],
    ]);
  });

  it("are told apart by a number, also from the catalogue's", () => {
    const apis = ["Orders", "orders", "Microsoft Graph"].map((name) => publishedApi(name));

    expect(nameApis(apis).map(({ name }) => name)).toEqual(["orders", "orders2", "microsoftGraph2"]);
  });
});

describe("the table of a tenant", () => {
  const table: TenantTable = { tenantId: "11111111-1111-4111-8111-111111111111", apis: [orders] };

  it("has one permission a line, and is read back as it was", () => {
    const text = renderTenantTable(table);

    expect(text.split("\n")).toEqual([
      "{",
      '"tenantId":"11111111-1111-4111-8111-111111111111",',
      '"apis":[',
      '{"name":"ordersApi","appId":"aaaaaaaa-0000-4000-8000-000000000001","displayName":"Orders API","identifierUris":["api://orders"],"isOwn":true,',
      '"delegated":[',
      '["Orders.Read","s1","user"],',
      '["Orders.Old","s2","user","disabled"],',
      '["user_impersonation","s3","admin"]',
      "],",
      '"application":[',
      '["Orders.Manage","r1","admin"]',
      "]}",
      "]",
      "}",
      "",
    ]);
    expect(parseTenantTable(text, "permissions.tenant.json")).toEqual(table);
  });

  it.each(["", "{", "[]", '{"tenantId":"x","apis":[{"name":"a"}]}'])("is not %j", (text) => {
    expect(() => parseTenantTable(text, "permissions.tenant.json")).toThrow(
      "permissions.tenant.json is no table that `appreg permissions refresh` wrote.",
    );
  });
});

describe("the module of a tenant", () => {
  it("declares each API with what it still hands out", () => {
    expect(renderModule([orders, { ...publishedApi("Empty"), name: "empty" }], { components: "./components" })).toBe(
      `/**
 * What this tenant publishes and no catalogue has, to be named in \`permissions\`.
 *
 * Written by \`appreg permissions refresh\`. Do not edit.
 */
import { defineApi } from "./components";

/** Orders API. */
export const ordersApi = defineApi({
  appId: "aaaaaaaa-0000-4000-8000-000000000001",
  delegated: {
    "Orders.Read": "s1",
    user_impersonation: "s3",
  },
  application: {
    "Orders.Manage": "r1",
  },
});
`,
    );
  });

  it("has of Microsoft's APIs what is newer than the catalogue", () => {
    const permission = (name: string) => ({ name, id: `id of ${name}`, consent: "admin" as const, isEnabled: true });
    const graph: NamedApi = {
      ...publishedApi("Microsoft Graph", { appId: "00000003-0000-0000-c000-000000000000", isOwn: false }),
      name: "microsoftGraph",
      delegated: [permission("Mail.Read"), permission("Weather.Read")],
      application: [permission("Mail.Read")],
    };
    const { name, delegated, application } = notCatalogued(graph);

    expect({ name, delegated, application }).toEqual({
      name: "microsoftGraphNewer",
      delegated: [permission("Weather.Read")],
      application: [],
    });
    expect(notCatalogued(orders)).toBe(orders);
  });

  it("holds nothing of a directory's names but text", () => {
    const name = '"]; process.exit(); //';
    const hostile: NamedApi = {
      ...publishedApi("*/ process.exit() /*\nimport"),
      name: "hostile",
      delegated: [{ name, id: "s1", consent: "user", isEnabled: true }],
    };
    const text = renderModule([hostile], { components: "entra-app-registration" });

    expect(text).toContain("/** * / process.exit() /* import. */\n");
    expect(text).toContain(`    ${JSON.stringify(name)}: "s1",\n`);
  });

  it("is empty, and a module all the same, where the tenant has no APIs of its own", () => {
    expect(renderModule([], { components: "./components" })).toMatch(/ \*\/\nexport \{\};\n$/);
  });
});

describe("changes", () => {
  it("are told by API, with a summary", () => {
    const api = { appId: "orders", displayName: "Orders\u001b[31m" };
    const text = renderChanges(
      [
        {
          api,
          isNew: false,
          consentLearned: 2,
          changes: [
            { change: "added", kind: "delegated", name: "Orders.Read", differences: [] },
            { change: "removed", kind: "application", name: "Orders.Old", differences: [] },
            { change: "changed", kind: "delegated", name: "Orders.Write", differences: ["consent user -> admin"] },
          ],
        },
        { api: { ...api, displayName: "Rooms" }, isNew: true, consentLearned: 0, changes: [] },
      ],
      plain,
    );

    expect(text).toBe(
      [
        "Orders\uFFFD[31m: 1 added, 1 removed, 1 changed, who may consent is known now for 2",
        "  + delegated    Orders.Read",
        "  - application  Orders.Old",
        "  ~ delegated    Orders.Write  consent user -> admin",
        "",
        "Rooms: new",
        "",
      ].join("\n"),
    );
  });
});
