/** Multifactor authentication of one user: switched on through Graph, asked for on a page, and carried by what follows. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Application } from "../../../practice-tenant/records";
import { signToken } from "../../../practice-tenant/tokens/signToken";
import { call } from "../tenantClient";
import { addApi, addNative, grant, principalOf, redirectUri, type TestApi } from "./refusals/apps";
import { addPerson, newBrowser, password, play, type TestPerson } from "./refusals/people";
import { RealClients } from "./refusals/realClients";
import { graphPrincipalId, type SignInServer, startSignInServer } from "./signInServer";
import { answerOf, type TestBrowser } from "./testBrowser";
import { claimsOf } from "./tokenEndpoint";

let server: SignInServer;
let clients: RealClients;
let app: Application;
const scopes = ["User.Read"];

beforeAll(async () => {
  server = await startSignInServer();
  clients = new RealClients(server);
  app = addNative(server);
});
afterAll(() => server.close());

/** The state of the user's requirements in Graph, changed first when `perUserMfaState` is given. */
async function requirements({ id }: TestPerson, perUserMfaState?: "disabled" | "enabled" | "enforced") {
  const { clock, keys, origin } = server.context;
  const now = Math.floor(clock().getTime() / 1000);
  const roles = ["Policy.ReadWrite.AuthenticationMethod"];
  const claims = { aud: origin, ver: "1.0", appid: "app", oid: "app", iat: now, nbf: now, exp: now + 60 };
  const token = await signToken(keys, { ...claims, idtyp: "app", roles });
  const path = `/beta/users/${id}/authentication/requirements`;
  const changed = perUserMfaState && (await call(server, "PATCH", path, { token, body: { perUserMfaState } }));
  if (changed !== undefined) expect(changed.status).toBe(204);
  return String((await call(server, "GET", path, { token })).body.perUserMfaState);
}

async function signIn(person: TestPerson, browser: TestBrowser, secondFactor?: "approve") {
  const url = await clients.public(app).getAuthCodeUrl({ scopes, redirectUri });
  return play(browser, url, { person, ...(secondFactor && { secondFactor }) });
}

/** Tokens of a sign-in in which the person approved, where that was asked. */
async function redeem(person: TestPerson) {
  const { code = "" } = answerOf(await signIn(person, newBrowser(server), "approve"));
  const client = clients.public(app);
  const result = await client.acquireTokenByCode({ code, scopes, redirectUri });
  const { account } = result;
  if (account === null) throw new Error("no account");
  return { result, refresh: () => client.acquireTokenSilent({ account, scopes, forceRefresh: true }) };
}

describe("a browser", () => {
  it("is asked once in a session, and the answer registers who was only asked to", async () => {
    const [person, browser] = [addPerson(server), newBrowser(server)];
    const before = await requirements(person, "enabled");

    const asked = await signIn(person, browser);
    const back = await browser.send({ decision: "approve" });
    const again = await signIn(person, browser);

    expect([before, asked.name, back.status, again.status]).toEqual(["enabled", "secondFactor", 303, 303]);
    expect(await requirements(person)).toBe("enforced");
  });

  it("is asked again when it was signed in before more was needed", async () => {
    const [person, browser] = [addPerson(server), newBrowser(server)];
    await signIn(person, browser);
    await requirements(person, "enforced");

    expect((await signIn(person, browser)).name).toBe("secondFactor");
  });

  it("is not asked for anybody else", async () => {
    const person = addPerson(server);

    expect([await requirements(person), (await signIn(person, newBrowser(server))).status]).toEqual(["disabled", 303]);
  });

  it("cannot be asked silently", async () => {
    const [person, browser] = [addPerson(server), newBrowser(server)];
    await signIn(person, browser);
    await requirements(person, "enforced");

    const page = await browser.open(await clients.public(app).getAuthCodeUrl({ scopes, redirectUri, prompt: "none" }));

    const { error, error_description: description } = answerOf(page);
    expect([error, description?.slice(0, 12)]).toEqual(["interaction_required", "AADSTS50076:"]);
  });
});

describe("tokens", () => {
  it("say so and can be refreshed when a second factor was shown", async () => {
    const person = addPerson(server);
    await requirements(person, "enforced");

    const { result, refresh } = await redeem(person);
    const renewed = await refresh();

    expect(claimsOf(result.accessToken).amr).toEqual(["pwd", "mfa"]);
    expect(claimsOf(renewed.accessToken).amr).toEqual(["pwd", "mfa"]);
  });

  it("of a sign-in without one are not renewed once it is needed", async () => {
    const person = addPerson(server);
    const { result, refresh } = await redeem(person);
    await requirements(person, "enforced");

    expect(claimsOf(result.accessToken).amr).toEqual(["pwd"]);
    await expect(refresh()).rejects.toMatchObject({
      name: "InteractionRequiredAuthError",
      errorCode: "interaction_required",
      subError: "basic_action",
      errorNo: 50076,
    });
  });
});

describe("a device", () => {
  it("is signed in by somebody who approved, and is asked about all the same", async () => {
    const person = addPerson(server);
    await requirements(person, "enforced");
    const browser = newBrowser(server);
    const answerPages = async (address: string) => {
      await browser.open(address);
      const second = await browser.send({ account: person.id });
      const third = await browser.send({ decision: "approve" });
      const last = await browser.send({ decision: "accept" });
      return [second.name, third.name, last.title];
    };
    const answered: Promise<(string | undefined)[]>[] = [];

    const result = await clients.public(app).acquireTokenByDeviceCode({
      scopes,
      deviceCodeCallback: ({ verificationUri, userCode }) => {
        answered.push(answerPages(`${verificationUri}?otc=${userCode}`));
      },
    });

    expect(await Promise.all(answered)).toEqual([["secondFactor", "confirmDevice", "You are signed in"]]);
    expect(claimsOf(result?.accessToken).amr).toEqual(["pwd", "mfa"]);
  });
});

describe("on behalf of a user", () => {
  async function arrange(requestedAccessTokenVersion: number): Promise<TestApi> {
    const middle = addApi(server);
    grant(server, middle.principal, { apiPrincipalId: graphPrincipalId, scope: "User.Read" });
    grant(server, principalOf(server, app), { apiPrincipalId: middle.principal.id, scope: "access" });
    const api = { ...middle.app.api, requestedAccessTokenVersion };
    server.context.store.put("application", { ...middle.app, api });
    return middle;
  }

  it.each([1, 2])("a token of version %i carries the second factor on", async (version) => {
    const person = addPerson(server);
    await requirements(person, "enforced");
    const middle = await arrange(version);
    const url = await clients.public(app).getAuthCodeUrl({ scopes: [middle.scope], redirectUri });
    const { code = "" } = answerOf(await play(newBrowser(server), url, { person, secondFactor: "approve" }));
    const { accessToken } = await clients.public(app).acquireTokenByCode({ code, scopes: [middle.scope], redirectUri });

    const result = await clients
      .confidential(middle.app, { clientSecret: middle.secret })
      .acquireTokenOnBehalfOf({ oboAssertion: accessToken, scopes });

    expect(claimsOf(result?.accessToken)).toMatchObject({ oid: person.id, amr: ["pwd", "mfa"] });
  });

  it("a token without one is refused, so that the middle tier sends its caller to sign in", async () => {
    const person = addPerson(server);
    const middle = await arrange(2);
    const asked = { scopes: [middle.scope], username: person.name, password };
    const weak = await clients.public(app).acquireTokenByUsernamePassword(asked);
    await requirements(person, "enforced");

    const refused = clients
      .confidential(middle.app, { clientSecret: middle.secret })
      .acquireTokenOnBehalfOf({ oboAssertion: weak?.accessToken ?? "", scopes });

    await expect(refused).rejects.toMatchObject({ name: "InteractionRequiredAuthError", errorNo: 50076 });
  });
});
