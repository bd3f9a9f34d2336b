/** A single-page app with `@azure/msal-browser`, unmodified, in a real browser: its whole round. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import { describeInBrowser, startWithThirdPartyCookies } from "./chromium";
import { acceptConsent, ben, signIn, usePracticeSite } from "./practiceSite";
import { press, type ServedApp, serveApp, shownBy } from "./singlePageApp";

describeInBrowser("a single-page app", () => {
  const site = usePracticeSite();
  let app: ServedApp;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    app = await serveApp();
  });
  afterAll(() => app.close());

  beforeEach(async () => {
    context = await site.browser.newContext();
    page = await context.newPage();
    await useApp(await site.register({ displayName: "Room Board", spa: { redirectUris: [redirectUri()] } }));
  });
  afterEach(() => context.close());

  const redirectUri = () => `${app.origin}/redirect.html`;

  /** Serves the app with this client id. */
  async function useApp(clientId: string): Promise<void> {
    const { origin, tenantId } = site.tenant;
    const scopes = ["User.Read", "Contacts.ReadWrite"].map((name) => `${origin}/${name}`);
    app.configure({ authority: `${origin}/${tenantId}`, clientId, graph: origin, scopes, loginHint: ben });
    await page.goto(app.origin);
    expect(await shownBy(page)).toEqual({ value: "nobody signed in just now" });
  }

  const signedIn = {
    account: ben,
    scopes: ["Contacts.ReadWrite", "User.Read", "openid", "profile"],
    fromCache: false,
    accessToken: expect.stringMatching(/^eyJ/),
  };

  const needsSignIn = {
    name: "InteractionRequiredAuthError",
    errorCode: "login_required",
    message: expect.stringMatching(/^AADSTS50058: /),
  };

  /** Signs Ben in by a redirect, with consent, and ends on the app's page. */
  async function signBenIn(): Promise<void> {
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await signIn(page, ben);
    const asked = await acceptConsent(page);
    expect(asked.sort()).toEqual(["Contacts.ReadWrite", "User.Read", "offline_access", "openid", "profile"]);
    await page.waitForURL(`${app.origin}/`);
  }

  /** The requests to the tenant's token endpoint from now on, by their grant. */
  function watchGrants(): string[] {
    const grants: string[] = [];
    page.on("request", (request) => {
      const isGrant = request.method() === "POST" && request.url().includes("/oauth2/v2.0/token");
      if (isGrant) grants.push(new URLSearchParams(request.postData() ?? "").get("grant_type") ?? "");
    });
    return grants;
  }

  it("signs in by a redirect, with consent on the way", async () => {
    await signBenIn();

    expect(await shownBy(page)).toEqual({ value: signedIn });
  });

  it("signs in in a popup, with consent there", async () => {
    const opening = page.waitForEvent("popup");
    const signingIn = press(page, "Sign in in a popup");
    const popup = await opening;
    await signIn(popup, ben);
    await acceptConsent(popup);

    expect(await signingIn).toEqual({ value: signedIn });
    await expect.poll(() => popup.isClosed()).toBe(true);
  });

  it("gets tokens without a page: the one it keeps, and a new one for its refresh token", async () => {
    await signBenIn();
    const { value: first } = await shownBy(page);
    const grants = watchGrants();
    const kept = await press(page, "Get a token");
    const renewed = await press(page, "Get a new token");

    expect(first).toEqual(signedIn);
    expect(kept).toEqual({ value: { ...signedIn, fromCache: true } });
    expect(kept.value).toHaveProperty("accessToken", Object(first).accessToken);
    expect(renewed).toEqual({ value: signedIn });
    expect(renewed.value).not.toHaveProperty("accessToken", Object(first).accessToken);
    expect(grants).toEqual(["refresh_token"]);
  });

  /** The app in another tab: with the cookies of the browser, and nothing that the app kept. */
  async function openAnotherTab(): Promise<void> {
    page = await context.newPage();
    await page.goto(app.origin);
    await shownBy(page);
  }

  it("signs in silently, in a hidden frame, whoever is signed in with this browser", async () => {
    await context.close();
    const profile = mkdtempSync(join(tmpdir(), "appreg-profile-"));
    onTestFinished(() => rmSync(profile, { recursive: true, maxRetries: 5 }));
    context = await startWithThirdPartyCookies(site.tenant, profile);
    await openAnotherTab();
    const nobody = await press(page, "Sign in silently");
    await signBenIn();
    await openAnotherTab();
    const framed = page.waitForRequest((request) => request.frame().parentFrame() !== null);
    const shown = await press(page, "Sign in silently");

    expect(nobody.error).toMatchObject(needsSignIn);
    expect(new URL((await framed).url()).searchParams.get("prompt")).toBe("none");
    expect(shown).toEqual({ value: signedIn });
  });

  it("cannot sign in silently where the browser keeps third-party cookies back, as it is with Entra", async () => {
    await signBenIn();
    await openAnotherTab();

    expect((await press(page, "Sign in silently")).error).toMatchObject(needsSignIn);
  });

  it("calls Graph from its page, and reads what it answers, refusals and headers too", async () => {
    await signBenIn();
    await shownBy(page);
    const me = await press(page, "Read me");
    const contact = await press(page, "Write a contact");
    site.tenant.faults.add({ method: "GET", path: /\/me$/, times: 1, status: 429, code: "TooManyRequests" });
    const throttled = await press(page, "Read me");

    expect(me.value).toMatchObject({ status: 200, hasRequestId: true, body: { userPrincipalName: ben } });
    expect(contact.value).toMatchObject({ status: 201, hasRequestId: true, body: { givenName: "Rosalind" } });
    expect(throttled.value).toMatchObject({ status: 429, body: { error: { code: "TooManyRequests" } } });
  });

  it("signs out by a redirect, and comes back to an app and a browser that know nobody", async () => {
    await signBenIn();
    await shownBy(page);
    const leaving = page.waitForRequest(/\/oauth2\/v2\.0\/logout\?/);
    await page.getByRole("button", { name: "Sign out" }).click();
    await leaving;
    await page.waitForURL(`${app.origin}/`);

    expect(await shownBy(page)).toEqual({ value: "nobody signed in just now" });
    expect((await press(page, "Get a token")).error).toMatchObject({ errorCode: "no_account_error" });
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  });

  it("is refused its code when its redirect URI is registered for a web server", async () => {
    await useApp(await site.register({ displayName: "Server", web: { redirectUris: [redirectUri()] } }));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await signIn(page, ben);
    await acceptConsent(page);
    await page.waitForURL(`${app.origin}/`);

    expect((await shownBy(page)).error).toMatchObject({
      name: "ServerError",
      errorCode: "invalid_request",
      message: expect.stringMatching(/AADSTS9002326: /),
    });
  });

  it("is told that its user turned consent down", async () => {
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await signIn(page, ben);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.waitForURL(`${app.origin}/`);

    expect((await shownBy(page)).error).toMatchObject({
      name: "ServerError",
      errorCode: "access_denied",
      message: expect.stringMatching(/^AADSTS65004: /),
    });
  });
});
