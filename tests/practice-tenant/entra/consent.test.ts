import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Application, OAuth2PermissionGrant } from "../../../practice-tenant/records";
import type { UserConsentPolicy } from "../../../practice-tenant/settings";
import {
  ada,
  ben,
  graphAccess,
  graphAppId,
  graphPrincipalId,
  permissionIds,
  type SignInServer,
  startSignInServer,
  tenantId,
} from "./signInServer";
import { answerOf, type ShownPage, TestBrowser } from "./testBrowser";

let server: SignInServer;
let app: Application;

beforeAll(async () => {
  server = await startSignInServer();
});
afterAll(() => server.close());

beforeEach(() => {
  const { store } = server.context;
  for (const { id } of store.list("oauth2PermissionGrant")) store.remove("oauth2PermissionGrant", id);
  server.setPolicy("microsoft-user-default-legacy");
  app = server.addApp({
    displayName: "Calendar Sync",
    publicClient: { redirectUris: ["http://localhost"] },
    requiredResourceAccess: graphAccess(
      { id: permissionIds.userRead, type: "Scope" },
      { id: permissionIds.calendarsRead, type: "Scope" },
    ),
  });
});

function address(scope: string, extra: Record<string, string> = {}, client: Application = app): string {
  const query = { client_id: client.appId, response_type: "code", redirect_uri: "http://localhost", scope, ...extra };
  return `${server.origin}/${tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(query)}`;
}

/** The page that follows signing in as `account`. */
async function signIn(account: string, scope: string): Promise<TestBrowser> {
  const browser = new TestBrowser(server.caPem);
  await browser.open(address(scope));
  await browser.send({ account });
  return browser;
}

/** Names of the permissions on a consent or approval page. */
function askedOn({ html }: ShownPage): string[] {
  return [...html.matchAll(/<li>.*?<code[^>]*>([^<]*)<\/code><\/li>/g)].map(([, name = ""]) => name).sort();
}

function grants(): Omit<OAuth2PermissionGrant, "id">[] {
  return server.context.store.list("oauth2PermissionGrant").map(({ id: _, ...grant }) => grant);
}

function grant(principal: { id: string }, scope: string, principalId: string | null = null): void {
  server.context.store.put("oauth2PermissionGrant", {
    id: randomUUID(),
    clientId: principal.id,
    consentType: principalId === null ? "AllPrincipals" : "Principal",
    principalId,
    resourceId: graphPrincipalId,
    scope,
  });
}

describe("a user who consents", () => {
  it("is told each permission by the API's own title and by name, and that access is kept", async () => {
    const { page } = await signIn(ben.id, "openid Calendars.Read");

    expect(page.title).toBe("This app asks for permissions");
    expect(page.html).toContain('<p class="app"><bdi>Calendar Sync</bdi></p>');
    expect(page.html).toContain("<h2>Microsoft Graph</h2>");
    expect(page.html).toContain('<li>Read calendars<br><code class="soft">Calendars.Read</code></li>');
    expect(askedOn(page)).toEqual(["Calendars.Read", "offline_access", "openid"]);
    expect(page.html).not.toContain("wholeTenant");
  });

  it("leaves a grant for that user alone, and the app's principal when there was none", async () => {
    await (await signIn(ben.id, "openid Calendars.Read")).send({ decision: "accept" });

    const principal = server.context.store.find("servicePrincipal", ({ appId }) => appId === app.appId);
    expect(principal).toMatchObject({ displayName: "Calendar Sync", accountEnabled: true });
    expect(grants()).toEqual([
      {
        clientId: principal?.id,
        consentType: "Principal",
        principalId: ben.id,
        resourceId: graphPrincipalId,
        scope: "Calendars.Read offline_access openid",
      },
    ]);
  });

  it("is asked for what is new only, and the same grant is widened", async () => {
    const browser = await signIn(ben.id, "openid Calendars.Read");
    await browser.send({ decision: "accept" });
    const [before] = server.context.store.list("oauth2PermissionGrant");

    const page = await browser.open(address("openid Calendars.Read Contacts.Read"));
    await browser.send({ decision: "accept" });

    expect(askedOn(page)).toEqual(["Contacts.Read", "offline_access", "openid"]);
    expect(server.context.store.list("oauth2PermissionGrant")).toEqual([
      { ...before, scope: "Calendars.Read offline_access openid Contacts.Read" },
    ]);
  });

  it("speaks for nobody else", async () => {
    await (await signIn(ben.id, "Calendars.Read")).send({ decision: "accept" });

    expect((await signIn(ada.id, "Calendars.Read")).page.name).toBe("consent");
  });

  it("consents to what was shown: another page is shown when more is asked meanwhile", async () => {
    const browser = await signIn(ben.id, ".default");
    expect(askedOn(browser.page)).toEqual(["Calendars.Read", "User.Read", "offline_access"]);
    const more = graphAccess({ id: permissionIds.userRead, type: "Scope" });
    server.context.store.put("application", { ...app, requiredResourceAccess: more });

    const page = await browser.send({ decision: "accept" });

    expect([page.name, askedOn(page)]).toEqual(["consent", ["User.Read", "offline_access"]]);
    expect(grants()).toEqual([]);
  });

  it("consents to the app that was shown: what was said to one app is no answer to another", async () => {
    const browser = await signIn(ben.id, "User.Read");
    const other = server.addApp({ displayName: "Other", publicClient: { redirectUris: ["http://localhost"] } });
    const hidden = [...browser.page.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
    const said = Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value]));

    const page = await browser.post(address("User.Read", {}, other), { ...said, decision: "accept" });

    expect([page.name, grants()]).toEqual(["consent", []]);
  });

  it("is not asked through a form of another page", async () => {
    const browser = await signIn(ben.id, "Calendars.Read");

    const page = await browser.send({ decision: "accept" }, { subject: "something else" });

    expect([page.name, grants()]).toEqual(["consent", []]);
  });
});

it("declining goes back with access_denied, and leaves nothing", async () => {
  const page = await (await signIn(ben.id, "Calendars.Read")).send({ decision: "decline" });

  expect(answerOf(page)).toEqual({
    error: "access_denied",
    error_subcode: "cancel",
    error_description: expect.stringMatching(/^AADSTS65004: /),
    error_uri: "https://login.microsoftonline.com/error?code=65004",
  });
  expect(grants()).toEqual([]);
});

describe("what a plain user cannot consent to", () => {
  it.each<[UserConsentPolicy, string, string[]]>([
    ["microsoft-user-default-legacy", "User.Read.All User.Read", ["User.Read.All"]],
    [
      "microsoft-user-default-recommended",
      "Calendars.Read Contacts.ReadWrite User.Read",
      ["Calendars.Read", "Contacts.ReadWrite"],
    ],
    ["microsoft-user-default-low", "User.Read Contacts.Read", ["Contacts.Read"]],
    ["none", "User.Read", ["User.Read", "offline_access"]],
  ])("under %s leads to the page for an administrator's approval (%s)", async (policy, scope, forbidden) => {
    server.setPolicy(policy);

    const browser = await signIn(ben.id, scope);
    expect([browser.page.status, browser.page.name]).toEqual([400, "adminApproval"]);
    expect(browser.page.html).toContain("AADSTS90094");
    expect(askedOn({ ...browser.page, html: browser.page.html.replaceAll("><code>", "> <code>") })).toEqual(forbidden);

    const back = await browser.send({ decision: "decline" });
    expect(answerOf(back)).toMatchObject({
      error: "access_denied",
      error_subcode: "cancel",
      error_description: expect.stringMatching(/^AADSTS90094: /),
    });
    expect(grants()).toEqual([]);
  });

  it.each<[UserConsentPolicy, string]>([
    ["microsoft-user-default-legacy", "Calendars.Read Contacts.ReadWrite"],
    ["microsoft-user-default-recommended", "openid User.Read Contacts.Read"],
    ["microsoft-user-default-low", "openid profile User.Read"],
  ])("is none of the rest: %s lets them consent to %s", async (policy, scope) => {
    server.setPolicy(policy);

    expect((await signIn(ben.id, scope)).page.name).toBe("consent");
  });

  it("can be left to an administrator who signs in on the spot", async () => {
    server.setPolicy("none");
    const browser = await signIn(ben.id, "User.Read");

    const who = await browser.send({ decision: "switchAccount" });
    const asked = await browser.send({ account: ada.id });
    const done = await browser.send({ decision: "accept" });

    expect([who.name, asked.name]).toEqual(["signIn", "consent"]);
    expect(answerOf(done)).toHaveProperty("code");
    expect(grants()).toMatchObject([{ principalId: ada.id }]);
  });
});

describe("an administrator", () => {
  it("may tick that it is for everybody, who are not asked then", async () => {
    server.setPolicy("none");
    const browser = await signIn(ada.id, "openid User.Read.All Calendars.Read");

    await browser.send({ decision: "accept", wholeTenant: "on" });

    expect(grants()).toMatchObject([
      { consentType: "AllPrincipals", principalId: null, scope: "Calendars.Read User.Read.All offline_access openid" },
    ]);
    expect(answerOf((await signIn(ben.id, "openid User.Read.All")).page)).toHaveProperty("code");
  });

  it("alone can: a user's tick counts for nothing", async () => {
    await (await signIn(ben.id, "User.Read")).send({ decision: "accept", wholeTenant: "on" });

    expect(grants()).toMatchObject([{ consentType: "Principal", principalId: ben.id }]);
  });
});

describe("what is granted already", () => {
  it("for the whole tenant asks nobody, not even for scopes of OpenID Connect", async () => {
    grant(server.addPrincipal(app), "User.Read Calendars.Read");
    server.setPolicy("none");

    expect(answerOf((await signIn(ben.id, "openid profile offline_access User.Read")).page)).toHaveProperty("code");
  });

  it("for somebody else does not count", async () => {
    grant(server.addPrincipal(app), "User.Read", ada.id);

    expect((await signIn(ben.id, "User.Read")).page.name).toBe("consent");
  });

  it("satisfies .default even where the app registration lists more", async () => {
    grant(server.addPrincipal(app), "User.Read");

    expect(answerOf((await signIn(ben.id, "https://graph.microsoft.com/.default")).page)).toHaveProperty("code");
  });

  it("by the API itself (a pre-authorized client) asks nobody", async () => {
    const { api, scopeId } = addPlanner();
    const preAuthorizedApplications = [{ appId: app.appId, delegatedPermissionIds: [scopeId] }];
    server.context.store.put("application", { ...api, api: { ...api.api, preAuthorizedApplications } });

    expect(answerOf((await signIn(ben.id, `openid ${api.identifierUris[0]}/Plan`)).page)).toHaveProperty("code");
  });
});

it(".default asks for everything that the app registration lists, of all APIs", async () => {
  const { api, scopeId } = addPlanner();
  const listed = { resourceAppId: api.appId, resourceAccess: [{ id: scopeId, type: "Scope" as const }] };
  server.context.store.put("application", {
    ...app,
    requiredResourceAccess: [...app.requiredResourceAccess, listed],
  });

  const browser = await signIn(ben.id, `${graphAppId}/.default`);
  expect(askedOn(browser.page)).toEqual(["Calendars.Read", "Plan", "User.Read", "offline_access"]);

  await browser.send({ decision: "accept" });
  expect(grants().map(({ scope }) => scope)).toEqual(["Calendars.Read User.Read offline_access", "Plan"]);
});

it(".default of an API that the app registration does not list is refused with 650057", async () => {
  server.context.store.put("application", { ...app, requiredResourceAccess: [] });

  const { page } = await signIn(ben.id, ".default");

  expect(answerOf(page)).toMatchObject({
    error: "invalid_resource",
    error_description: expect.stringMatching(/^AADSTS650057: /),
  });
});

/** An API of the tenant with one permission that users may consent to. */
function addPlanner(): { api: Application; scopeId: string } {
  const scopeId = randomUUID();
  const titles = {
    adminConsentDisplayName: "Plan things",
    adminConsentDescription: "Plan things",
    userConsentDisplayName: "Plan things for you",
    userConsentDescription: "Plan things for you",
  };
  const plain = server.addApp({ displayName: "Planner", identifierUris: [`api://${scopeId}`] });
  const scope = { id: scopeId, value: "Plan", isEnabled: true, type: "User" as const, ...titles };
  const api = { ...plain, api: { ...plain.api, oauth2PermissionScopes: [scope] } };
  server.context.store.put("application", api);
  server.addPrincipal(api);
  return { api, scopeId };
}
