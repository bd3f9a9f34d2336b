import { afterAll, beforeAll, expect, it } from "vitest";
import type { Application } from "../../../practice-tenant/records";
import { signToken } from "../../../practice-tenant/tokens/signToken";
import { ben, type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { TestBrowser } from "./testBrowser";

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
