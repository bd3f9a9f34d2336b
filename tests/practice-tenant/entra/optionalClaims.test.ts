/** What an app registration asks for in tokens beyond the usual, as real clients get it. */
import { ClientSecretCredential, UsernamePasswordCredential } from "@azure/identity";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Application, Json } from "../../../practice-tenant/records";
import { addApi, addDaemon, addNative, grant, principalOf, redirectUri, type TestApi } from "./refusals/apps";
import { addPerson, changePerson, newBrowser, password, play, type TestPerson } from "./refusals/people";
import { RealClients } from "./refusals/realClients";
import { signInByPassword, tokenForApi } from "./refusals/signIns";
import { graphPrincipalId, type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { answerOf } from "./testBrowser";
import { claimsOf, sendForm } from "./tokenEndpoint";

let server: SignInServer;
let clients: RealClients;
let caller: Application;
let person: TestPerson;

beforeAll(async () => {
  server = await startSignInServer();
  clients = new RealClients(server);
  caller = addNative(server);
  person = addPerson(server);
});
afterAll(() => server.close());

const asking = (kind: "accessToken" | "idToken", ...names: string[]) => ({
  optionalClaims: { [kind]: names.map((name) => ({ name, source: null, essential: false, additionalProperties: [] })) },
});

/** An API with tokens of the version that asks for claims. */
function apiAsking(version: 1 | 2, sketch: Partial<Application>): TestApi {
  const api = addApi(server, sketch);
  const { app } = api;
  server.context.store.put("application", { ...app, api: { ...app.api, requestedAccessTokenVersion: version } });
  return api;
}

async function accessTokenFor(api: TestApi): Promise<Record<string, unknown>> {
  return claimsOf(await tokenForApi(clients, caller, api, person));
}

async function idTokenFor(app: Application): Promise<Record<string, unknown>> {
  return claimsOf((await signInByPassword(clients, app, { person })).idToken);
}

/** Claims that a token has more than the one of an app that asks for nothing, but for ids and times. */
function beyond(claims: Record<string, unknown>, usual: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !(name in usual)));
}

const everything = [
  "acct",
  "auth_time",
  "ctry",
  "email",
  "family_name",
  "given_name",
  "login_hint",
  "preferred_username",
  "upn",
  "verified_primary_email",
  "shoe_size",
  "onprem_sid",
  "xms_pl",
];

const told = () => ({
  acct: 0,
  auth_time: expect.any(Number),
  ctry: "DE",
  email: person.name,
  family_name: "Lindqvist",
  given_name: "Ben",
  login_hint: expect.stringMatching(/^O\./),
  upn: person.name,
  verified_primary_email: [person.name],
});

describe("an access token of version 2", () => {
  it("holds what the API asks for, and leaves out what nobody knows", async () => {
    const usual = await accessTokenFor(apiAsking(2, {}));
    const claims = await accessTokenFor(apiAsking(2, asking("accessToken", ...everything)));

    expect(beyond(claims, usual)).toEqual(told());
    expect(claims).toMatchObject({ ver: "2.0", preferred_username: person.name });
  });

  it("holds nothing that the client asks for, or the API for other tokens", async () => {
    const usual = await accessTokenFor(apiAsking(2, {}));
    const client = addNative(server, asking("accessToken", "email", "upn"));
    const api = apiAsking(2, asking("idToken", "email", "upn"));

    expect(beyond(claimsOf(await tokenForApi(clients, client, api, person)), usual)).toEqual({});
  });

  it("has names of a person only with the scope profile, which MSAL always asks for", async () => {
    const api = apiAsking(2, asking("accessToken", "given_name", "upn", "email"));
    grant(server, principalOf(server, caller), { apiPrincipalId: api.principal.id, scope: "access" });
    const fields = { client_id: caller.appId, grant_type: "password", username: person.name, password };
    const ask = async (scope: string) =>
      claimsOf(
        (await sendForm(server, { path: `/${tenantId}/oauth2/v2.0/token`, fields: { ...fields, scope } })).body
          .access_token,
      );

    expect(await ask(api.scope)).toEqual(expect.not.objectContaining({ given_name: "Ben" }));
    expect(await ask(api.scope)).toMatchObject({ email: person.name });
    expect(await ask(`${api.scope} profile`)).toMatchObject({ given_name: "Ben", upn: person.name });
  });
});

describe("an access token of version 1", () => {
  it("holds preferred_username where the API asks for it, and the rest anyway", async () => {
    const usual = await accessTokenFor(apiAsking(1, {}));
    const claims = await accessTokenFor(apiAsking(1, asking("accessToken", ...everything)));

    const { family_name: _f, given_name: _g, upn: _u, ...more } = told();
    expect(beyond(claims, usual)).toEqual({ ...more, preferred_username: person.name });
  });

  it("is for the API's client id where `aud` is asked for with use_guid", async () => {
    const named = await accessTokenFor(apiAsking(1, {}));
    const optionalClaims = { accessToken: [{ name: "aud", additionalProperties: ["use_guid"] }] };
    const api = apiAsking(1, { optionalClaims });

    expect(named.aud).toMatch(/^api:\/\//);
    expect((await accessTokenFor(api)).aud).toBe(api.app.appId);
  });

  it("says that a user is behind it where `idtyp` is asked for with include_user_token", async () => {
    const optionalClaims = { accessToken: [{ name: "idtyp", additionalProperties: ["include_user_token"] }] };

    expect(await accessTokenFor(apiAsking(1, { optionalClaims }))).toMatchObject({ idtyp: "user" });
    expect(await accessTokenFor(apiAsking(1, asking("accessToken", "idtyp")))).not.toHaveProperty("idtyp");
  });
});

it("@azure/identity gets an app's token without claims of a person", async () => {
  const api = apiAsking(2, asking("accessToken", ...everything));
  const daemon = addDaemon(server);
  const credential = new ClientSecretCredential(tenantId, daemon.app.appId, daemon.secret, clients.identity);

  const { token } = await credential.getToken(`api://${api.app.appId}/.default`);

  expect(claimsOf(token)).toMatchObject({ idtyp: "app", aud: api.app.appId });
  expect(Object.keys(claimsOf(token)).filter((name) => everything.includes(name))).toEqual([]);
});

it("the API says whether a token repeats what the client can do (xms_cc), and Graph always lets it", async () => {
  const daemon = addDaemon(server);
  const claims = JSON.stringify({ access_token: { xms_cc: { values: ["cp1"] } } });
  const proof = { client_id: daemon.app.appId, client_secret: daemon.secret, grant_type: "client_credentials", claims };
  const ask = async (resource: string) => {
    const fields = { ...proof, scope: `${resource}/.default` };
    const { body } = await sendForm(server, { path: `/${tenantId}/oauth2/v2.0/token`, fields });
    return claimsOf(body.access_token).xms_cc;
  };

  expect(await ask("https://graph.microsoft.com")).toEqual(["cp1"]);
  expect(await ask(`api://${apiAsking(2, {}).app.appId}`)).toBeUndefined();
  expect(await ask(`api://${apiAsking(2, asking("accessToken", "xms_cc")).app.appId}`)).toEqual(["cp1"]);
});

describe("an id token", () => {
  it("holds what the client asks for", async () => {
    const usual = await idTokenFor(addNative(server));
    const claims = await idTokenFor(addNative(server, asking("idToken", ...everything)));

    expect(beyond(claims, usual)).toEqual(told());
  });

  it("says who is a guest, and the language that a person prefers", async () => {
    const guest = addPerson(server);
    changePerson(server, guest, { userType: "Guest", preferredLanguage: "de-DE", mail: "guest@elsewhere.example" });
    const app = addNative(server, asking("idToken", "acct", "xms_pl", "email", "verified_primary_email"));

    const { idToken } = await signInByPassword(clients, app, { person: guest });

    expect(claimsOf(idToken)).toMatchObject({ acct: 1, xms_pl: "de-de", email: "guest@elsewhere.example" });
    expect(claimsOf(idToken)).not.toHaveProperty("verified_primary_email");
  });

  it("says when the person signed in, also after a refresh", async () => {
    const app = addNative(server, asking("idToken", "auth_time"));
    const client = clients.public(app);
    const first = await client.acquireTokenByUsernamePassword({
      scopes: ["User.Read"],
      username: person.name,
      password,
    });
    if (first?.account == null) throw new Error("no account");
    server.advance(600_000);
    const { account } = first;
    const later = await client.acquireTokenSilent({ account, scopes: ["User.Read"], forceRefresh: true });
    server.advance(-600_000);

    const [before, after] = [claimsOf(first.idToken), claimsOf(later.idToken)];
    expect(after.auth_time).toBe(before.auth_time);
    expect(Number(after.iat)).toBeGreaterThanOrEqual(Number(before.iat) + 600);
  });

  it("is the same whatever else stands among the optional claims", async () => {
    const odd: Json = { idToken: [{ name: "extension_1_skypeId", source: "user" }, { nonsense: true }] };
    const usual = await idTokenFor(addNative(server));

    expect(beyond(await idTokenFor(addNative(server, { optionalClaims: odd })), usual)).toEqual({});
  });
});

describe("roles", () => {
  const role = (value: string, allowedMemberTypes: ("User" | "Application")[] = ["User"]) => ({
    id: server.context.random.uuid(),
    value,
    displayName: value,
    description: value,
    isEnabled: true,
    allowedMemberTypes,
  });
  const assign = (app: Application, principalId: string, appRoleId = "00000000-0000-0000-0000-000000000000") =>
    server.context.store.put("appRoleAssignment", {
      id: server.context.random.uuid(),
      appRoleId,
      createdDateTime: "2026-01-01T00:00:00Z",
      deletedDateTime: null,
      principalDisplayName: null,
      principalId,
      principalType: "Group",
      resourceDisplayName: null,
      resourceId: principalOf(server, app).id,
    });
  const groupOf = (...members: string[]) => {
    const id = server.context.random.uuid();
    const kind = { securityEnabled: true, mailEnabled: false, groupTypes: [] };
    server.context.store.put("group", { id, displayName: "Some", ...kind, members });
    return id;
  };

  it("of a user and of groups that have the user as a direct member are in the API's token and the client's id token", async () => {
    const appRoles = [role("Own"), role("OfGroup"), role("OfOuterGroup")];
    const inner = groupOf(person.id);
    const outer = groupOf(inner);
    const api = apiAsking(2, { appRoles });
    const client = addNative(server, { appRoles });
    for (const app of [api.app, client]) {
      for (const [index, principalId] of [person.id, inner, outer].entries())
        assign(app, principalId, appRoles[index]?.id);
    }

    expect((await accessTokenFor(api)).roles).toEqual(["OfGroup", "Own"]);
    expect((await idTokenFor(client)).roles).toEqual(["OfGroup", "Own"]);
  });

  it("@azure/identity signs a member of an assigned group in to an app for assigned users, and nobody else", async () => {
    const app = addNative(server);
    server.context.store.put("servicePrincipal", { ...principalOf(server, app), appRoleAssignmentRequired: true });
    const signIn = async () => {
      const { id, name } = person;
      const credential = new UsernamePasswordCredential(tenantId, app.appId, name, password, clients.identity);
      const { token } = await credential.getToken("https://graph.microsoft.com/.default");
      return claimsOf(token).oid === id;
    };

    await expect(signIn()).rejects.toThrow(/AADSTS50105/);
    assign(app, groupOf(groupOf(person.id)));
    await expect(signIn()).rejects.toThrow(/AADSTS50105/);
    assign(app, groupOf(person.id));
    expect(await signIn()).toBe(true);
  });
});

it("a browser's session is named to the app that asks for it, in id tokens and access tokens", async () => {
  const api = apiAsking(2, asking("accessToken", "sid"));
  const app = addNative(server, asking("idToken", "sid"));
  grant(server, principalOf(server, app), { apiPrincipalId: api.principal.id, scope: "access" });
  grant(server, principalOf(server, app), { apiPrincipalId: graphPrincipalId, scope: "User.Read openid profile" });
  const client = clients.public(app);
  const url = await client.getAuthCodeUrl({ scopes: [api.scope], redirectUri });
  const page = await play(newBrowser(server), url, { person, consent: "accept" });

  const result = await client.acquireTokenByCode({ scopes: [api.scope], redirectUri, code: answerOf(page).code ?? "" });

  const { sid } = claimsOf(result.idToken);
  expect(sid).toMatch(/^[\da-f-]{36}$/);
  expect(claimsOf(result.accessToken)).toMatchObject({ sid });
});
