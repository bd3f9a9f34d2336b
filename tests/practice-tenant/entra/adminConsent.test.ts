import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newApplication } from "../../../practice-tenant/graph/newApplication";
import type { Application } from "../../../practice-tenant/records";
import {
  ada,
  ben,
  graphAccess,
  graphPrincipalId,
  permissionIds,
  type SignInServer,
  startSignInServer,
  tenantId,
} from "./signInServer";
import { answerOf, TestBrowser } from "./testBrowser";

const { web: emptyWeb } = newApplication({ id: "", appId: "", displayName: "", createdDateTime: "" });
const redirectUri = "https://app.example/consented";

let server: SignInServer;
let app: Application;

beforeAll(async () => {
  server = await startSignInServer();
});
afterAll(() => server.close());
beforeEach(() => {
  app = server.addApp({
    displayName: "Daemon",
    web: { ...emptyWeb, redirectUris: [redirectUri] },
    requiredResourceAccess: graphAccess(
      { id: permissionIds.userRead, type: "Scope" },
      { id: permissionIds.calendarsRead, type: "Scope" },
      { id: permissionIds.mailSendRole, type: "Role" },
    ),
  });
});

function address(
  form: "adminconsent" | "v2.0/adminconsent",
  extra: Record<string, string> = {},
  segment = tenantId,
): string {
  const query = new URLSearchParams({ client_id: app.appId, redirect_uri: redirectUri, state: "s t", ...extra });
  return `${server.origin}/${segment}/${form}?${query}`;
}

async function open(url: string, account = ada.id): Promise<TestBrowser> {
  const browser = new TestBrowser(server.caPem);
  await browser.open(url);
  await browser.send({ account });
  return browser;
}

/** What the directory holds about the app. */
function held() {
  const { store } = server.context;
  const principal = store.find("servicePrincipal", ({ appId }) => appId === app.appId);
  return {
    grants: store
      .list("oauth2PermissionGrant", ({ clientId }) => clientId === principal?.id)
      .map(({ id: _, clientId: __, ...grant }) => grant),
    roles: store
      .list("appRoleAssignment", ({ principalId }) => principalId === principal?.id)
      .map(({ appRoleId, resourceId, principalType }) => ({ appRoleId, resourceId, principalType })),
  };
}

const everything = {
  grants: [
    {
      consentType: "AllPrincipals",
      principalId: null,
      resourceId: graphPrincipalId,
      scope: "Calendars.Read User.Read",
    },
  ],
  roles: [{ appRoleId: permissionIds.mailSendRole, resourceId: graphPrincipalId, principalType: "ServicePrincipal" }],
};

describe("all that the app registration lists", () => {
  it.each([
    ["v1 form", "adminconsent", {}, {}],
    ["v2 form with .default", "v2.0/adminconsent", { scope: ".default" }, { scope: ".default" }],
  ] as const)("is granted for the tenant, application permissions included (%s)", async (_, form, extra, answered) => {
    const browser = await open(address(form, extra));
    expect(browser.page.title).toBe("Permissions for your organization");
    expect(browser.page.html).toMatch(/Microsoft Graph, without a user[\s\S]*<code class="soft">Mail\.Send<\/code>/);

    const page = await browser.send({ decision: "accept" });

    expect(page.location?.startsWith(`${redirectUri}?`)).toBe(true);
    expect(answerOf(page)).toEqual({ admin_consent: "True", tenant: tenantId, state: "s t", ...answered });
    expect(held()).toEqual(everything);
  });

  it("is granted once, however often it is accepted", async () => {
    for (const _ of [1, 2]) await (await open(address("adminconsent"))).send({ decision: "accept" });

    expect(held()).toEqual(everything);
  });

  it("is granted to an app without a redirect URI too, which then has nowhere to go back to", async () => {
    server.context.store.put("application", { ...app, web: emptyWeb });

    const page = await (await open(address("adminconsent"))).send({ decision: "accept" });

    expect([page.status, page.name]).toEqual([400, "refusal"]);
    expect(page.html).toContain("AADSTS500113");
    expect(held()).toEqual(everything);
  });
});

it("permissions by name are granted alone, and no application permission", async () => {
  const scope = "openid https://graph.microsoft.com/Contacts.Read";

  const page = await (await open(address("v2.0/adminconsent", { scope }))).send({ decision: "accept" });

  expect(answerOf(page).scope).toBe(scope);
  expect(held()).toEqual({
    grants: [
      { consentType: "AllPrincipals", principalId: null, resourceId: graphPrincipalId, scope: "openid Contacts.Read" },
    ],
    roles: [],
  });
});

it.each([
  ["v1 form", "adminconsent", { error: "permission_denied" }],
  ["v2 form", "v2.0/adminconsent", { error: "consent_required", admin_consent: "True" }],
] as const)("declining goes back and leaves nothing (%s)", async (_, form, answered) => {
  const page = await (await open(address(form, { scope: ".default" }))).send({ decision: "decline" });

  expect(answerOf(page)).toEqual({
    ...answered,
    error_description: expect.stringMatching(/^AADSTS65004: /),
    state: "s t",
  });
  expect(held()).toEqual({ grants: [], roles: [] });
});

it("a plain user is stopped, and an administrator can take over", async () => {
  const browser = await open(address("adminconsent"), ben.id);
  expect([browser.page.status, browser.page.name]).toEqual([400, "adminApproval"]);
  expect(browser.page.html).toContain("AADSTS90094");

  await browser.send({ decision: "switchAccount" });
  const page = await browser.send({ account: ada.id });

  expect(page.name).toBe("consent");
});

it("a plain user who turns back is sent to the app", async () => {
  const page = await (await open(address("adminconsent"), ben.id)).send({ decision: "decline" });

  expect(answerOf(page)).toMatchObject({
    error: "permission_denied",
    error_description: expect.stringMatching(/^AADSTS90094: /),
  });
});

describe("is refused on a page", () => {
  it.each([
    ["another redirect URI", "adminconsent", { redirect_uri: "https://evil.example/" }, tenantId, "50011"],
    ["an unknown app", "adminconsent", { client_id: "99999999-9999-4999-8999-999999999999" }, tenantId, "700016"],
    ["an unknown tenant", "adminconsent", {}, "nowhere.example", "90002"],
    ["the v2 form at /common", "v2.0/adminconsent", { scope: ".default" }, "common", "50059"],
    ["the v2 form without a scope", "v2.0/adminconsent", {}, tenantId, "900144"],
    ["an unknown permission", "v2.0/adminconsent", { scope: "Nothing.Read" }, tenantId, "650053"],
  ] as const)("%s", async (_, form, extra, segment, code) => {
    const page = await new TestBrowser(server.caPem).open(address(form, extra, segment));

    expect([page.status, page.name]).toEqual([400, "refusal"]);
    expect(page.html).toContain(`AADSTS${code}`);
  });

  it("but the v1 form is taken at /common", async () => {
    const page = await new TestBrowser(server.caPem).open(address("adminconsent", {}, "common"));

    expect(page.name).toBe("signIn");
  });
});
