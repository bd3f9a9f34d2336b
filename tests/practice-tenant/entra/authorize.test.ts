import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Application } from "../../../practice-tenant/records";
import { ada, ben, graphAccess, permissionIds, type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { answerOf, type ShownPage, TestBrowser } from "./testBrowser";
import { claimsOf, defined } from "./tokenEndpoint";

const redirectUri = "http://localhost:4711";

let server: SignInServer;
let app: Application;

beforeAll(async () => {
  server = await startSignInServer();
  app = server.addApp({
    displayName: "Calendar <Sync>",
    publicClient: { redirectUris: ["http://localhost", "msal-test://auth", "https://app.example/cb?x=1"] },
    requiredResourceAccess: graphAccess({ id: permissionIds.userRead, type: "Scope" }),
  });
});
afterAll(() => server.close());

/** The address at which a browser begins, with parameters changed or (undefined) left out. */
function address(changes: Record<string, string | undefined> = {}, segment = tenantId): string {
  const all = {
    client_id: app.appId,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid profile User.Read",
    state: "the state",
    ...changes,
  };
  return `${server.origin}/${segment}/oauth2/v2.0/authorize?${new URLSearchParams(defined(all))}`;
}

/** A browser in which `account` has signed in and consented to what `address()` asks. */
async function signedIn(account = ben.id): Promise<TestBrowser> {
  const browser = new TestBrowser(server.caPem);
  await browser.open(address());
  const page = await browser.send({ account });
  if (page.name === "consent") await browser.send({ decision: "accept" });
  return browser;
}

/** What an error page says. */
function refusalOn({ status, name, html }: ShownPage) {
  return { status, name, code: /id="code">AADSTS(\d+)/.exec(html)?.[1] };
}

describe("the way through the pages", () => {
  it("asks who, asks for consent, and goes back with a code and the state as it was", async () => {
    const browser = new TestBrowser(server.caPem);

    const first = await browser.open(address({ state: "a b&c=d/é", client_info: "1", "x-unknown": "ignored" }));
    const second = await browser.send({ username: ben.name.toUpperCase(), password: "practice" });
    const third = await browser.send({ decision: "accept" });

    expect([first.name, second.name, third.status]).toEqual(["signIn", "consent", 303]);
    expect(third.location).toMatch(/^http:\/\/localhost:4711\/\?code=/);
    const { code, client_info: clientInfo, session_state: sessionState, ...rest } = answerOf(third);
    expect(rest).toEqual({ state: "a b&c=d/é" });
    expect(code).toMatch(/^1\.[\w-]{64}$/);
    expect(sessionState).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(Buffer.from(clientInfo ?? "", "base64url").toString())).toEqual({ uid: ben.id, utid: tenantId });
  });

  it("needs no page at all for somebody who is signed in and has consented", async () => {
    const browser = await signedIn();

    const page = await browser.open(address());

    expect(answerOf(page)).toMatchObject({ code: expect.any(String), state: "the state" });
  });

  it("shows no more than it must: escaped names, no script, nothing stored, nothing framed", async () => {
    const { html, headers } = await new TestBrowser(server.caPem).open(address());

    expect(html).toContain("to continue to <bdi>Calendar &lt;Sync&gt;</bdi>");
    expect(html).not.toMatch(/<Sync>|<script/);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]+='; script-src 'sha256-[\w+/]+='; img-src data:; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
    expect([headers["set-cookie"]].flat()).toEqual([
      expect.stringMatching(/^__Host-practice-browser=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=None$/),
    ]);
  });

  it("cuts a popup off from the window that opened it, until the app says that it checked that window", async () => {
    const browser = await signedIn();
    const policyAt = async (changes: Record<string, string>) =>
      (await browser.open(address(changes))).headers["cross-origin-opener-policy"];

    expect(await policyAt({ prompt: "login" })).toBe("same-origin");
    expect(await policyAt({})).toBe("same-origin");
    expect(await policyAt({ pocd: "1" })).toBeUndefined();
  });

  it("styles its pages with the sheet that the policy names", async () => {
    const { html, headers } = await new TestBrowser(server.caPem).open(address());

    const sheet = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(sheet).digest("base64");
    expect(headers["content-security-policy"]).toContain(`style-src 'sha256-${hash}'`);
  });

  it("takes the parameters as a form too", async () => {
    const browser = new TestBrowser(server.caPem);
    const [url = "", query = ""] = address().split("?");

    const first = await browser.post(url, Object.fromEntries(new URLSearchParams(query)));
    await browser.send({ account: ada.id });
    const last = await browser.send({ decision: "accept" });

    expect(first.name).toBe("signIn");
    expect(answerOf(last)).toMatchObject({ code: expect.any(String), state: "the state" });
  });
});

describe("signing in", () => {
  it.each([
    ["a wrong password", { username: ben.name, password: "no" }, "AADSTS50126: Invalid username or password."],
    ["an unknown name", { username: "who@practice.onmicrosoft.com", password: "practice" }, "AADSTS50034"],
    ["a name of another organization", { username: "who@x.example", password: "practice" }, "AADSTS50020"],
    ["an account that is none", { account: "nobody" }, "AADSTS50034"],
  ])("is refused on the page for %s", async (_, fields, problem) => {
    const browser = new TestBrowser(server.caPem);
    await browser.open(address());

    const page = await browser.send(fields);

    expect([page.status, page.name]).toEqual([400, "signIn"]);
    expect(page.html).toMatch(/<p class="problem" id="problem" role="alert">/);
    expect(page.html).toContain(problem);
    expect([...browser.cookies.keys()]).toEqual(["__Host-practice-browser"]);
  });

  it("is refused for an account that is switched off", async () => {
    const { store } = server.context;
    const user = store.get("user", ben.id);
    if (user === undefined) throw new Error("there is no Ben");
    store.put("user", { ...user, accountEnabled: false });
    const browser = new TestBrowser(server.caPem);
    await browser.open(address());

    const page = await browser.send({ username: ben.name, password: "practice" });
    store.put("user", user);

    expect(page.html).toContain("AADSTS50057");
  });

  it("begins with the name that the app hints at", async () => {
    const { html } = await new TestBrowser(server.caPem).open(address({ login_hint: '"><b>' }));

    expect(html).toContain('value="&quot;&gt;&lt;b&gt;"');
  });

  it("does not take a form from another browser, and shows the page again", async () => {
    const victim = new TestBrowser(server.caPem);
    await victim.open(address());
    const attacker = new TestBrowser(server.caPem);
    await attacker.open(address());
    const token = /name="formToken" value="([^"]*)"/.exec(attacker.page.html)?.[1] ?? "";

    const page = await victim.send({ account: ada.id }, { formToken: token });

    expect([page.status, page.name]).toEqual([200, "signIn"]);
    expect(victim.cookies.has("__Host-practice-session")).toBe(false);
  });

  it("lasts a day", async () => {
    const browser = await signedIn();

    server.advance(24 * 3_600_000 + 1000);

    expect((await browser.open(address())).name).toBe("signIn");
  });
});

describe("prompt", () => {
  it.each(["login", "select_account"])("%s asks who although somebody is signed in", async (prompt) => {
    const browser = await signedIn();

    const first = await browser.open(address({ prompt }));
    const second = await browser.send({ account: ben.id });

    expect(first.name).toBe("signIn");
    expect(answerOf(second)).toHaveProperty("code");
  });

  it("consent asks again for what is granted, once", async () => {
    const browser = await signedIn();

    const first = await browser.open(address({ prompt: "consent" }));
    const second = await browser.send({ decision: "accept" });

    expect([first.name, first.html.includes('<code class="soft">User.Read</code>')]).toEqual(["consent", true]);
    expect(answerOf(second)).toHaveProperty("code");
  });

  it("none answers without a page where nothing is missing", async () => {
    const browser = await signedIn();

    expect(answerOf(await browser.open(address({ prompt: "none" })))).toHaveProperty("code");
  });

  it("none refuses with login_required when nobody, or somebody else, is signed in", async () => {
    const nobody = await new TestBrowser(server.caPem).open(address({ prompt: "none" }));
    const other = await (await signedIn()).open(address({ prompt: "none", login_hint: ada.name }));

    for (const page of [nobody, other]) {
      expect(answerOf(page)).toEqual({
        error: "login_required",
        error_description: expect.stringMatching(/^AADSTS50058: /),
        error_uri: "https://login.microsoftonline.com/error?code=50058",
        state: "the state",
      });
    }
  });

  it("none refuses with interaction_required when consent is missing", async () => {
    const page = await (await signedIn()).open(address({ prompt: "none", scope: "Calendars.Read" }));

    expect(answerOf(page)).toMatchObject({
      error: "interaction_required",
      error_description: expect.stringMatching(/^AADSTS65001: .*Calendars\.Read/),
    });
  });
});

describe("a refusal that has nowhere to go", () => {
  it.each([
    ["an unknown app", { client_id: "99999999-9999-4999-8999-999999999999" }, tenantId, "700016"],
    ["no app", { client_id: undefined }, tenantId, "900144"],
    ["an unregistered redirect URI", { redirect_uri: "https://evil.example/" }, tenantId, "50011"],
    ["a path that is not registered", { redirect_uri: "http://localhost:4711/cb" }, tenantId, "50011"],
    ["a relative redirect URI", { redirect_uri: "/cb" }, tenantId, "90102"],
    ["no redirect URI", { redirect_uri: undefined }, tenantId, "900971"],
    ["an unknown tenant", {}, "nowhere.example", "90002"],
    ["a single-tenant app at /common", {}, "common", "50194"],
    ["a single-tenant app at /organizations", {}, "organizations", "50194"],
    ["a work app at /consumers", {}, "consumers", "9002332"],
  ])("is a page: %s", async (_, changes, segment, code) => {
    const page = await new TestBrowser(server.caPem).open(address(changes, segment));

    expect(refusalOn(page)).toEqual({ status: 400, name: "refusal", code });
  });

  it.each([
    ["no redirect URI registered", {}, "500113"],
    ["for personal accounts only", { signInAudience: "PersonalMicrosoftAccount" } as const, "9002346"],
  ])("is a page: an app with %s", async (_, sketch, code) => {
    const other = server.addApp({ displayName: "Other", ...sketch });

    const page = await new TestBrowser(server.caPem).open(address({ client_id: other.appId }));

    expect(refusalOn(page)).toEqual({ status: 400, name: "refusal", code });
  });

  it("is a page: an app that is switched off", async () => {
    const other = server.addApp({ displayName: "Off", web: { ...app.web, redirectUris: [redirectUri] } });
    server.addPrincipal(other, { accountEnabled: false });

    const page = await new TestBrowser(server.caPem).open(address({ client_id: other.appId }));

    expect(refusalOn(page)).toEqual({ status: 400, name: "refusal", code: "7000112" });
  });
});

describe("a refusal that goes back to the app", () => {
  it.each([
    ["no response type", { response_type: undefined }, "invalid_request", "900144"],
    ["a token by the browser", { response_type: "token" }, "unsupported_response_type", "70005"],
    ["an id token that is not switched on", { response_type: "code id_token" }, "unsupported_response_type", "700054"],
    ["an unknown response mode", { response_mode: "smoke" }, "unsupported_response_mode", "70007"],
    ["a short challenge", { code_challenge: "short", code_challenge_method: "S256" }, "invalid_request", "501491"],
    [
      "an unknown challenge method",
      { code_challenge: "a".repeat(43), code_challenge_method: "S1" },
      "invalid_request",
      "90023",
    ],
    ["an unknown prompt", { prompt: "shout" }, "invalid_request", "90023"],
    ["no scope", { scope: undefined }, "invalid_request", "900144"],
    ["a permission that Graph does not offer", { scope: "groups" }, "access_denied", "650053"],
    ["an API that is not there", { scope: "api://nothing/Read" }, "invalid_resource", "500011"],
    ["a mixture of .default and names", { scope: ".default User.Read" }, "invalid_scope", "70011"],
  ])("%s", async (_, changes, error, code) => {
    const page = await new TestBrowser(server.caPem).open(address(changes));

    expect(page.status).toBe(303);
    const answer = answerOf(page);
    expect({ ...answer, error_description: answer.error_description?.split(":")[0] }).toEqual({
      error,
      error_description: `AADSTS${code}`,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
      state: "the state",
    });
  });

  it("a user who is not assigned to an app for assigned users only", async () => {
    const guarded = server.addApp({ displayName: "Guarded", publicClient: { redirectUris: ["http://localhost"] } });
    const principal = server.addPrincipal(guarded, { appRoleAssignmentRequired: true });
    const browser = new TestBrowser(server.caPem);
    await browser.open(address({ client_id: guarded.appId }));

    const page = await browser.send({ account: ben.id });
    expect(answerOf(page)).toMatchObject({
      error: "invalid_grant",
      error_description: expect.stringMatching(/^AADSTS50105: /),
    });

    server.context.store.put("appRoleAssignment", {
      id: randomUUID(),
      appRoleId: "00000000-0000-0000-0000-000000000000",
      principalId: ben.id,
      resourceId: principal.id,
      principalType: "User",
      principalDisplayName: null,
      resourceDisplayName: null,
      createdDateTime: "2026-01-01T00:00:00Z",
      deletedDateTime: null,
    });
    // Assigned, but such an app's users cannot consent for themselves.
    expect((await browser.open(address({ client_id: guarded.appId }))).name).toBe("adminApproval");
  });
});

it("moves a form into its own address, also where that names no tenant and another host could be read into it", async () => {
  const browser = new TestBrowser(server.caPem);

  const page = await browser.post(`${server.origin}//oauth2/v2.0/authorize`, { client_id: app.appId });

  expect([page.name, page.location]).toEqual(["refusal", undefined]);
});

describe("the way back", () => {
  it.each([
    ["query", "http://localhost:4711", /^http:\/\/localhost:4711\/\?code=/],
    ["fragment", "http://localhost:4711", /^http:\/\/localhost:4711\/#code=/],
    ["query", "msal-test://auth", /^msal-test:\/\/auth\?code=/],
    ["query", "https://app.example/cb?x=1", /^https:\/\/app\.example\/cb\?x=1&code=/],
    ["query", "https://localhost/", undefined],
  ])("in the %s of %s", async (mode, uri, expected) => {
    const page = await (await signedIn()).open(address({ response_mode: mode, redirect_uri: uri }));

    if (expected === undefined) expect(refusalOn(page).code).toBe("50011");
    else expect(page.location).toMatch(expected);
  });

  it("as a form that sends itself, and has a button where scripts do not run", async () => {
    const page = await (await signedIn()).open(address({ response_mode: "form_post" }));

    expect([page.status, page.name]).toEqual([200, "formPost"]);
    expect(page.html).toContain(`<form method="post" action="${redirectUri}">`);
    expect(page.html).toMatch(/<input type="hidden" name="code" value="1\.[\w-]+">/);
    expect(page.html).toContain('<input type="hidden" name="state" value="the state">');
    const script = /<script>(.*)<\/script>/.exec(page.html)?.[1] ?? "";
    const hash = createHash("sha256").update(script).digest("base64");
    expect(page.headers["content-security-policy"]).toContain(`script-src 'sha256-${hash}'`);
  });

  it("with an id token beside the code, in the fragment, for an app that has it switched on", async () => {
    const hybrid = server.addApp({
      displayName: "Hybrid",
      web: {
        ...app.web,
        redirectUris: [redirectUri],
        implicitGrantSettings: { enableIdTokenIssuance: true, enableAccessTokenIssuance: false },
      },
    });
    const changes = { client_id: hybrid.appId, response_type: "code id_token", scope: "openid profile email" };
    const browser = new TestBrowser(server.caPem);

    expect(answerOf(await browser.open(address(changes))).error_description).toMatch(/^AADSTS900144: .*nonce/);
    expect(answerOf(await browser.open(address({ ...changes, nonce: "n", response_mode: "query" })))).toMatchObject({
      error: "unsupported_response_mode",
    });
    await browser.open(address({ ...changes, nonce: "the nonce" }));
    await browser.send({ account: ben.id });
    const page = await browser.send({ decision: "accept" });

    expect(page.location).toContain("/#");
    const { id_token: idToken, code = "" } = answerOf(page);
    expect(claimsOf(idToken)).toMatchObject({
      aud: hybrid.appId,
      nonce: "the nonce",
      name: "Ben Lindqvist",
      email: ben.name,
      c_hash: createHash("sha256").update(code).digest().subarray(0, 16).toString("base64url"),
    });
  });
});
