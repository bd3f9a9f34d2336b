/** What ends sign-ins that were good before: each change made as Graph makes it, each end seen through MSAL. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signToken } from "../../../practice-tenant/tokens/signToken";
import { call } from "../tenantClient";
import { addNative, principalOf, redirectUri } from "./refusals/apps";
import { addPerson, newBrowser, password, play, type TestPerson } from "./refusals/people";
import { RealClients } from "./refusals/realClients";
import { clientWithAccount } from "./refusals/signIns";
import { type SignInServer, startSignInServer } from "./signInServer";
import { answerOf } from "./testBrowser";

let server: SignInServer;
let clients: RealClients;

beforeAll(async () => {
  server = await startSignInServer();
  clients = new RealClients(server);
});
afterAll(() => server.close());

/** Calls Graph as an app that may change users. */
async function graph(method: string, path: string, body?: unknown): Promise<number> {
  const { clock, keys, origin } = server.context;
  const now = Math.floor(clock().getTime() / 1000);
  const roles = ["User.RevokeSessions.All", "User.EnableDisableAccount.All", "User-PasswordProfile.ReadWrite.All"];
  const claims = { aud: origin, ver: "1.0", appid: "app", oid: "app", iat: now, nbf: now, exp: now + 60 };
  const token = await signToken(keys, { ...claims, idtyp: "app", roles });
  return (await call(server, method, `/v1.0${path}`, { token, body })).status;
}

const changes: readonly (readonly [string, (person: TestPerson) => Promise<number>, number])[] = [
  ["revokeSignInSessions", ({ id }) => graph("POST", `/users/${id}/revokeSignInSessions`), 50173],
  ["a new password", ({ id }) => graph("PATCH", `/users/${id}`, { passwordProfile: { password: "other" } }), 50173],
  ["a disabled account", ({ id }) => graph("PATCH", `/users/${id}`, { accountEnabled: false }), 50057],
];

describe("a refresh token", () => {
  it.each(changes)("is of no use after %s", async (_, change, errorNo) => {
    const person = addPerson(server);
    const { refresh } = await clientWithAccount(clients, addNative(server), person);

    const before = await refresh();
    const status = await change(person);

    expect([before.accessToken.length > 0, status < 300]).toEqual([true, true]);
    await expect(refresh()).rejects.toMatchObject({ errorCode: "invalid_grant", errorNo });
  });

  it("makes MSAL ask for a new sign-in, which then works", async () => {
    const [person, app] = [addPerson(server), addNative(server)];
    const { refresh } = await clientWithAccount(clients, app, person);
    await graph("POST", `/users/${person.id}/revokeSignInSessions`);
    server.advance(1000);

    await expect(refresh()).rejects.toMatchObject({ name: "InteractionRequiredAuthError", subError: "bad_token" });
    expect((await (await clientWithAccount(clients, app, person)).refresh()).account?.username).toBe(person.name);
  });

  it("asks for consent anew once the grant is deleted", async () => {
    const [person, app] = [addPerson(server), addNative(server)];
    const { refresh } = await clientWithAccount(clients, app, person);
    const { store } = server.context;
    const grants = store.list("oauth2PermissionGrant", ({ clientId }) => clientId === principalOf(server, app).id);

    for (const { id } of grants) store.remove("oauth2PermissionGrant", id);

    await expect(refresh()).rejects.toMatchObject({ errorNo: 65001, subError: "consent_required" });
  });
});

describe("an authorization code", () => {
  it("is of no use after the sign-in that it came from was revoked", async () => {
    const [person, app] = [addPerson(server), addNative(server)];
    const url = await clients.public(app).getAuthCodeUrl({ scopes: ["User.Read"], redirectUri });
    const code = answerOf(await play(newBrowser(server), url, { person })).code ?? "";

    await graph("POST", `/users/${person.id}/revokeSignInSessions`);

    const redeemed = clients.public(app).acquireTokenByCode({ code, scopes: ["User.Read"], redirectUri });
    await expect(redeemed).rejects.toMatchObject({ errorNo: 50173 });
  });
});

describe("the session of a browser", () => {
  it("asks who is there again after a revocation, and is good again then", async () => {
    const [person, app] = [addPerson(server), addNative(server)];
    const browser = newBrowser(server);
    const url = await clients.public(app).getAuthCodeUrl({ scopes: ["User.Read"], redirectUri });
    await play(browser, url, { person });
    const silent = await browser.open(url);

    await graph("POST", `/users/${person.id}/revokeSignInSessions`);
    const asked = await browser.open(url);
    server.advance(1000);
    await browser.send({ account: person.id });
    const again = await browser.open(url);

    expect([silent.status, asked.name, again.status]).toEqual([303, "signIn", 303]);
  });
});

describe("a new password", () => {
  it("signs in, and the old one does not; one that must be changed first does not either", async () => {
    const [person, app] = [addPerson(server), addNative(server)];
    const signIn = (typed: string) =>
      clients
        .public(app)
        .acquireTokenByUsernamePassword({ scopes: ["User.Read"], username: person.name, password: typed });
    const change = (passwordProfile: object) => graph("PATCH", `/users/${person.id}`, { passwordProfile });

    await change({ password: "new" });

    expect((await signIn("new"))?.account?.username).toBe(person.name);
    await expect(signIn(password)).rejects.toMatchObject({ errorNo: 50126 });
    await change({ password: "first", forceChangePasswordNextSignIn: true });
    await expect(signIn("first")).rejects.toMatchObject({ errorNo: 50055, subError: "user_password_expired" });
  });

  it("that must be changed first is refused on the sign-in page too, chosen or typed", async () => {
    const [person, app] = [addPerson(server), addNative(server)];
    await graph("PATCH", `/users/${person.id}`, { passwordProfile: { forceChangePasswordNextSignIn: true } });
    const url = await clients.public(app).getAuthCodeUrl({ scopes: ["User.Read"], redirectUri });

    const chosen = await play(newBrowser(server), url, { person });
    const typed = await play(newBrowser(server), url, { person, typed: { username: person.name, password } });

    expect([chosen, typed].map(({ name, html }) => [name, /AADSTS\d+/.exec(html)?.[0]])).toEqual([
      ["signIn", "AADSTS50055"],
      ["signIn", "AADSTS50055"],
    ]);
  });
});
