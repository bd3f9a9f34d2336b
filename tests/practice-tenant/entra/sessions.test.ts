/** Several people in one browser, and silent sign-in (prompt=none) as MSAL asks for it. */
import type { AuthorizationUrlRequest } from "@azure/msal-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Application } from "../../../practice-tenant/records";
import { addNative, redirectUri } from "./refusals/apps";
import { addPerson, newBrowser, play, type TestPerson } from "./refusals/people";
import { RealClients } from "./refusals/realClients";
import { type SignInServer, startSignInServer } from "./signInServer";
import { answerOf, type TestBrowser } from "./testBrowser";
import { claimsOf } from "./tokenEndpoint";

let server: SignInServer;
let clients: RealClients;
let app: Application;
let one: TestPerson;
let two: TestPerson;

beforeAll(async () => {
  server = await startSignInServer();
  clients = new RealClients(server);
  app = addNative(server, { optionalClaims: { idToken: [{ name: "sid" }, { name: "login_hint" }] } });
  [one, two] = [addPerson(server), addPerson(server)];
});
afterAll(() => server.close());

const urlFor = (request: Partial<AuthorizationUrlRequest>) =>
  clients.public(app).getAuthCodeUrl({ scopes: ["User.Read"], redirectUri, ...request });

async function signedIn(...people: TestPerson[]): Promise<TestBrowser> {
  const browser = newBrowser(server);
  const url = await urlFor({ prompt: "select_account" });
  for (const person of people) await play(browser, url, { person });
  return browser;
}

/** The account that MSAL makes of what the browser was answered; undefined when it was answered by a page. */
async function accountFrom(browser: TestBrowser, request: Partial<AuthorizationUrlRequest>) {
  const page = await browser.open(await urlFor(request));
  if (page.location === undefined) return undefined;
  const { code = "" } = answerOf(page);
  const result = await clients.public(app).acquireTokenByCode({ code, scopes: ["User.Read"], redirectUri });
  if (result.account === null) throw new Error("no account");
  return result.account;
}

describe("with one person signed in", () => {
  it("an app is answered at once, with or without a hint", async () => {
    const browser = await signedIn(one);

    expect((await accountFrom(browser, {}))?.username).toBe(one.name);
    expect((await accountFrom(browser, { prompt: "none" }))?.username).toBe(one.name);
    expect((await accountFrom(browser, { loginHint: one.name.toUpperCase(), prompt: "none" }))?.username).toBe(
      one.name,
    );
  });

  it("a hint at somebody else brings the sign-in page, with that name in it", async () => {
    const page = await (await signedIn(one)).open(await urlFor({ loginHint: two.name }));

    expect(page.name).toBe("signIn");
    expect(page.html).toContain(`value="${two.name}"`);
  });
});

describe("with two people signed in", () => {
  it("an app that names nobody leaves the choice to the person", async () => {
    const browser = await signedIn(one, two);

    expect(await accountFrom(browser, {})).toBeUndefined();
    expect(browser.page.name).toBe("signIn");
  });

  it("a name, the login_hint claim and the session's id each choose one of them", async () => {
    const browser = await signedIn(one, two);
    const first = await accountFrom(browser, { loginHint: one.name });
    const second = await accountFrom(browser, { loginHint: two.name, prompt: "none" });
    if (first === undefined || second === undefined) throw new Error("a page was shown");

    // MSAL sends an account's login_hint claim, or without one its session id.
    const byClaim = await accountFrom(browser, { account: first, prompt: "none" });
    const bySession = await accountFrom(browser, { sid: String(second.idTokenClaims?.sid), prompt: "none" });

    expect([first, second, byClaim, bySession].map((account) => account?.username)).toEqual([
      one.name,
      two.name,
      one.name,
      two.name,
    ]);
    expect(first.idTokenClaims?.sid).not.toBe(second.idTokenClaims?.sid);
    expect(first.idTokenClaims?.login_hint).toMatch(/^O\.[\w-]+$/);
  });

  it("signing in again as one of them keeps the other", async () => {
    const browser = await signedIn(one, two, one);

    expect((await accountFrom(browser, { loginHint: two.name, prompt: "none" }))?.username).toBe(two.name);
    expect(
      server.context.store
        .list("browserSession")
        .at(-1)
        ?.accounts.map(({ userId }) => userId),
    ).toEqual([two.id, one.id]);
  });
});

it("names a session only to apps that ask for the claims", async () => {
  const plain = addNative(server);
  const url = await clients.public(plain).getAuthCodeUrl({ scopes: ["User.Read"], redirectUri });
  const { code = "" } = answerOf(await play(newBrowser(server), url, { person: one }));

  const { idToken } = await clients.public(plain).acquireTokenByCode({ code, scopes: ["User.Read"], redirectUri });

  expect(Object.keys(claimsOf(idToken))).toEqual(expect.not.arrayContaining(["sid", "login_hint"]));
});

it("is over after a day", async () => {
  const browser = await signedIn(one);

  server.advance(24 * 3_600_000);
  const page = await browser.open(await urlFor({}));
  server.advance(-24 * 3_600_000);

  expect(page.name).toBe("signIn");
});
