/** Signing out: whom, of which apps, and where the browser goes then. */
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeLoginHint } from "../../../practice-tenant/entra/sessions/loginHint";
import { newApplication } from "../../../practice-tenant/graph/newApplication";
import type { Application } from "../../../practice-tenant/records";
import { pairwiseSubject } from "../../../practice-tenant/tokens/pairwiseSubject";
import { signToken } from "../../../practice-tenant/tokens/signToken";
import { ada, ben, type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { TestBrowser, unescapeHtml } from "./testBrowser";

const afterLogout = "https://app.example/bye";

let server: SignInServer;
let app: Application;

beforeAll(async () => {
  server = await startSignInServer();
  app = server.addApp({ displayName: "Page", spa: { redirectUris: ["https://app.example/", afterLogout] } });
});
afterAll(() => server.close());

const logoutAt = (query: Record<string, string>) =>
  `${server.origin}/${tenantId}/oauth2/v2.0/logout?${new URLSearchParams(query)}`;

async function signedIn(): Promise<TestBrowser> {
  const query = { client_id: app.appId, response_type: "code", redirect_uri: afterLogout, scope: "User.Read" };
  const browser = new TestBrowser(server.caPem);
  await browser.open(`${server.origin}/${tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(query)}`);
  await browser.send({ account: ben.id });
  return browser;
}

it("ends the session, in the browser and on the server", async () => {
  const browser = await signedIn();
  const session = browser.cookies.get("__Host-practice-session");

  const page = await browser.open(logoutAt({}));

  expect([page.status, page.title]).toEqual([200, "You are signed out"]);
  expect(session).toMatch(/^[\w-]{43}$/);
  expect(browser.cookies.has("__Host-practice-session")).toBe(false);
  expect(server.context.store.list("browserSession")).toEqual([]);
});

it("goes back to the app, with its state, at an address that is registered", async () => {
  const page = await (await signedIn()).open(logoutAt({ post_logout_redirect_uri: afterLogout, state: "x y" }));

  expect(page.location).toBe(`${afterLogout}?state=x+y`);
});

it.each([
  ["one that no app registered", { post_logout_redirect_uri: "https://evil.example/" }],
  ["one that is no address", { post_logout_redirect_uri: "bye" }],
])("stays here for %s", async (_, query) => {
  const page = await (await signedIn()).open(logoutAt(query));

  expect([page.location, page.title]).toEqual([undefined, "You are signed out"]);
});

it("asks the app that the id token names, and no other", async () => {
  const hint = (aud: string) => signToken(server.context.keys, { aud, sub: "somebody" });
  const at = async (aud: string) =>
    (await signedIn()).open(logoutAt({ post_logout_redirect_uri: afterLogout, id_token_hint: await hint(aud) }));

  expect((await at(app.appId)).location).toBe(afterLogout);
  expect((await at(server.addApp({ displayName: "Other" }).appId)).location).toBeUndefined();
});

describe("with several people signed in", () => {
  /** A browser in which Ada and Ben are signed in, Ben last. */
  async function withTwo(): Promise<TestBrowser> {
    const browser = await signedIn();
    const query = { client_id: app.appId, response_type: "code", redirect_uri: afterLogout, scope: "User.Read" };
    const address = `${server.origin}/${tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(query)}`;
    await browser.open(`${address}&prompt=select_account`);
    await browser.send({ account: ada.id });
    await browser.open(`${address}&prompt=select_account`);
    await browser.send({ account: ben.id });
    return browser;
  }

  const left = () =>
    server.context.store
      .list("browserSession")
      .at(-1)
      ?.accounts.map(({ userId }) => userId);

  it("asks who leaves, and signs out that one", async () => {
    const browser = await withTwo();

    const asked = await browser.open(logoutAt({ post_logout_redirect_uri: afterLogout }));
    const back = await browser.send({ account: ada.id });

    expect([asked.name, asked.title]).toEqual(["signOut", "Which account do you want to sign out of?"]);
    expect([back.location, left()]).toEqual([afterLogout, [ben.id]]);
  });

  it("signs out everybody who is chosen with one button", async () => {
    const browser = await withTwo();
    await browser.open(logoutAt({}));

    const page = await browser.send({ account: "all" });

    expect([page.title, browser.cookies.has("__Host-practice-session")]).toEqual(["You are signed out", false]);
  });

  it("asks nobody when the app says who: by the login_hint claim, or by an id token", async () => {
    const byHint = await (await withTwo()).open(logoutAt({ logout_hint: writeLoginHint(ada) }));
    const afterHint = left();
    const claims = { aud: app.appId, sub: pairwiseSubject(ben.id, app.appId) };
    const idToken = await signToken(server.context.keys, claims);
    const byToken = await (await withTwo()).open(logoutAt({ id_token_hint: idToken }));

    expect([byHint.title, afterHint]).toEqual(["You are signed out", [ben.id]]);
    expect([byToken.title, left()]).toEqual(["You are signed out", [ada.id]]);
  });

  it("takes no user principal name for a hint, as Entra", async () => {
    expect((await (await withTwo()).open(logoutAt({ logout_hint: ada.name }))).name).toBe("signOut");
  });

  it("believes no id token that this tenant did not sign", async () => {
    const foreign = await new SignJWT({ aud: app.appId, sub: pairwiseSubject(ben.id, app.appId) })
      .setProtectedHeader({ alg: "HS256" })
      .sign(new Uint8Array(32));
    const query = { id_token_hint: foreign, post_logout_redirect_uri: afterLogout };

    const page = await (await signedIn()).open(logoutAt(query));

    expect([page.location, page.title]).toEqual([undefined, "You are signed out"]);
  });
});

describe("front-channel logout", () => {
  const logoutUrl = "https://web.example/signout?from=entra";

  /** A browser that went to a web app with a logout address, and to one whose address is no https one. */
  async function wentToApps(): Promise<{ browser: TestBrowser; sid: string | undefined }> {
    const browser = await signedIn();
    const { web } = newApplication({ id: "", appId: "", displayName: "", createdDateTime: "" });
    for (const address of [logoutUrl, "http://localhost/signout"]) {
      const redirectUris = ["https://web.example/"];
      const { appId } = server.addApp({ displayName: "Web", web: { ...web, redirectUris, logoutUrl: address } });
      const query = { client_id: appId, response_type: "code", redirect_uri: "https://web.example/", scope: "openid" };
      await browser.open(`${server.origin}/${tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(query)}`);
      await browser.send({ decision: "accept" });
    }
    return { browser, sid: server.context.store.list("browserSession").at(-1)?.accounts[0]?.sid };
  }

  it("calls each app of the session in a frame, with the session's id, and then leads back", async () => {
    const { browser, sid } = await wentToApps();

    const page = await browser.open(logoutAt({ post_logout_redirect_uri: afterLogout, state: "s" }));

    const frames = [...page.html.matchAll(/<iframe hidden title="An app signs you out" src="([^"]*)">/g)];
    expect(frames.map(([, src = ""]) => unescapeHtml(src))).toEqual([`${logoutUrl}&sid=${sid}`]);
    expect(page.headers["content-security-policy"]).toContain("; frame-src https://web.example;");
    expect(page.headers.refresh).toBe(`2; url=${afterLogout}?state=s`);
    expect(page.html).toContain(`<a href="${afterLogout}?state=s">Back to the app</a>`);
  });

  it("calls no app that the person did not go to", async () => {
    await wentToApps();

    const page = await (await signedIn()).open(logoutAt({}));

    expect(page.html).not.toContain("<iframe");
    expect(page.headers).not.toHaveProperty("refresh");
  });
});

it("takes its parameters from a form as well", async () => {
  const browser = await signedIn();

  const page = await browser.post(logoutAt({}), { post_logout_redirect_uri: afterLogout });

  expect(page.location).toBe(afterLogout);
});
