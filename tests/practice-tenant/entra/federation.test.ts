/** Workload identity federation with stand-in issuers: what is signed in an issuer's name, and who is believed. */
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { request } from "node:https";
import { ClientAssertionCredential } from "@azure/identity";
import { createLocalJWKSet, jwtVerify, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueAssertion } from "../../../practice-tenant/entra/federation/issueAssertion";
import { openIssuerKey } from "../../../practice-tenant/entra/federation/issuerKeys";
import type { FederatedIdentityCredential } from "../../../practice-tenant/records";
import { readDeployer } from "../../../practice-tenant/seed/seedTenant";
import { askWithIdentity } from "./confidentialClient";
import { ben, type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { claimsOf, type Reply, refusalOf, sendForm } from "./tokenEndpoint";

const issuer = "https://token.actions.githubusercontent.com";
const subject = "repo:octo/app:ref:refs/heads/main";
const audience = "api://AzureADTokenExchange";

let server: SignInServer;

beforeAll(async () => {
  server = await startSignInServer();
});
afterAll(() => server.close());

/** A new app that trusts one subject of one issuer. */
function trustingApp(trust: Partial<FederatedIdentityCredential> = {}) {
  const credential = { id: randomUUID(), name: "main", issuer, subject, audiences: [audience], description: null };
  const application = server.addApp({
    displayName: "Federated",
    federatedIdentityCredentials: [{ ...credential, ...trust }],
  });
  return { application, principal: server.addPrincipal(application) };
}

function mint(changes: Partial<Parameters<typeof issueAssertion>[1]> = {}) {
  return issueAssertion(server.context, { issuer, subject, audience, lifetime: 600, ...changes });
}

/** Signs claims with the stand-in's own key, whatever they say. */
async function signAsIssuer(claims: { readonly [claim: string]: unknown }, name = issuer) {
  const { kid, privateKey } = await openIssuerKey(server.context, name);
  const now = Math.floor(server.context.clock().getTime() / 1000);
  const payload = { iss: name, sub: subject, aud: audience, iat: now, exp: now + 600, ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid }).sign(privateKey);
}

/** What `@azure/identity` gets with an assertion, as an app that trusts the issuer. */
function exchange(assertion: string, trust: Partial<FederatedIdentityCredential> = {}) {
  const { application } = trustingApp(trust);
  return askWithIdentity(
    server,
    (options) => new ClientAssertionCredential(tenantId, application.appId, async () => assertion, options),
  );
}

const refused = (code: number, status = 401, error = "invalid_client") => ({ status, error, codes: [code] });

describe("an assertion of a stand-in issuer", () => {
  it("gives an app that trusts issuer, subject and audience a token", async () => {
    expect(await exchange(await mint())).toMatchObject({
      status: 200,
      claims: { app_displayname: "Federated", appidacr: "2", idtyp: "app" },
    });
  });

  it("has the claims of any issuer, and a life as ordered", async () => {
    const { iat, jti, ...claims } = claimsOf(await mint({ lifetime: 60 }));

    expect(claims).toEqual({ iss: issuer, sub: subject, aud: audience, nbf: iat, exp: Number(iat) + 60 });
    expect(jti).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ["issuer", { iss: `${issuer}/` }, 700211],
    ["subject", { sub: "repo:octo/app:pull_request" }, 700213],
    ["subject's letter case", { sub: subject.toUpperCase() }, 7002138],
    ["audience", { aud: "api://other" }, 700212],
    ["end", { exp: 1_700_000_000 }, 700024],
    ["beginning", { nbf: 4_000_000_000 }, 700024],
    ["lack of an end", { exp: undefined }, 700024],
  ] as const)("is refused for its %s", async (_, claims, code) => {
    expect(await exchange(await signAsIssuer(claims))).toEqual(refused(code));
  });

  it("is refused for another credential of the app in whose audience it is not", async () => {
    const { application } = trustingApp();
    const other = { id: randomUUID(), name: "other", issuer, subject: "other", audiences: ["api://other"] };
    server.context.store.put("application", {
      ...application,
      federatedIdentityCredentials: [...application.federatedIdentityCredentials, { ...other, description: null }],
    });
    const assertion = await mint({ audience: "api://other" });
    const outcome = await askWithIdentity(
      server,
      (options) => new ClientAssertionCredential(tenantId, application.appId, async () => assertion, options),
    );

    expect(outcome).toEqual(refused(700212));
  });
});

describe("what an issuer did not sign", () => {
  it("is refused when the key is unknown: the real issuer's, and one that nobody signed with here", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const claims = claimsOf(await mint());
    const genuine = await new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "38826b17" }).sign(privateKey);
    const unheard = "https://oidc.prod-aks.azure.com/unheard/";
    const first = await new SignJWT({ ...claims, iss: unheard })
      .setProtectedHeader({ alg: "RS256", kid: "38826b17" })
      .sign(privateKey);

    expect(await exchange(genuine)).toEqual(refused(7000272));
    expect(await exchange(first, { issuer: unheard })).toEqual(refused(7000272));
    expect(server.context.store.get("issuerKey", unheard)).toBeUndefined();
  });

  it("is refused when its claims were changed after signing", async () => {
    const [head, , signature] = (await mint({ subject: "repo:octo/other" })).split(".");
    const [, claims] = (await mint()).split(".");

    expect(await exchange([head, claims, signature].join("."))).toEqual(refused(700027));
  });

  it("is refused when another issuer's stand-in signed it under the key id of this one", async () => {
    const other = await openIssuerKey(server.context, "https://gitlab.example");
    const { kid } = await openIssuerKey(server.context, issuer);
    const forged = await new SignJWT(claimsOf(await mint()))
      .setProtectedHeader({ alg: "RS256", kid })
      .sign(other.privateKey);

    expect(await exchange(forged)).toEqual(refused(700027));
  });

  it.each(["ES256", "HS256", "none"])("is refused with the algorithm %s, before anything is compared", async (alg) => {
    const [, claims] = (await mint()).split(".");
    const head = Buffer.from(JSON.stringify({ alg, kid: "k" })).toString("base64url");

    expect(await exchange(`${head}.${claims}.AAAA`)).toEqual(refused(5002738));
  });

  it("is refused when it is no JWT", async () => {
    expect(await exchange("nonsense")).toEqual(refused(50027, 400, "invalid_request"));
  });
});

describe("a token of the tenant itself", () => {
  const own = () => `${server.origin}/${tenantId}/v2.0`;

  /** As a managed identity has one: for its own principal, signed with the key of the tenant's tokens. */
  async function identity() {
    const { principal } = trustingApp();
    return { objectId: principal.id, token: await mint({ issuer: own(), subject: principal.id }) };
  }

  it("of one app is taken for another that trusts its principal", async () => {
    const { objectId, token } = await identity();

    expect(await exchange(token, { issuer: own(), subject: objectId })).toMatchObject({ status: 200 });
    expect(claimsOf(token)).toMatchObject({ oid: objectId, idtyp: "app", tid: tenantId, ver: "2.0" });
  });

  it("is refused for the principal of another app", async () => {
    const { token } = await identity();

    expect(await exchange(token, { issuer: own(), subject: randomUUID() })).toEqual(refused(7002137));
  });

  it("is refused when a user is in it", async () => {
    const token = await signAsIssuer({ sub: ben.id, oid: ben.id, scp: "Rooms.Read" }, own());

    expect(await exchange(token, { issuer: own(), subject: ben.id })).toEqual(refused(700229));
  });

  it("cannot be ordered for anything but the exchange, nor for somebody who is not there", async () => {
    const { principal } = trustingApp();
    const forGraph = mint({ issuer: own(), subject: principal.id, audience: "https://graph.microsoft.com" });

    await expect(forGraph).rejects.toThrow(`this tenant's own tokens are for the audience ${audience} only`);
    await expect(mint({ issuer: own(), subject: ben.id })).rejects.toThrow(/object id of a service principal/);
  });
});

describe("the issuer's documents", () => {
  const read = (path: string): Promise<Reply> => sendForm(server, { method: "GET", path });

  it("verify its assertions with any library", async () => {
    const place = `/practice/issuers/${encodeURIComponent(issuer)}`;
    const { body: configuration } = await read(`${place}/.well-known/openid-configuration`);
    const { body: keys } = await read(new URL(String(configuration.jwks_uri)).pathname);
    // The document is judged by what the library makes of it.
    const keySet = createLocalJWKSet(keys as unknown as Parameters<typeof createLocalJWKSet>[0]);
    const { payload } = await jwtVerify(await mint(), keySet, { issuer: String(configuration.issuer), audience });

    expect(payload.sub).toBe(subject);
    expect(Object.keys((keys.keys as object[])[0] ?? {})).toEqual(["kty", "use", "kid", "alg", "n", "e"]);
  });

  it("are there for an issuer that an app trusts, however long its name, and for no other", async () => {
    const long = `https://oidc.example/${"cluster".repeat(80)}`;
    trustingApp({ issuer: long });

    expect((await read(`/practice/issuers/${encodeURIComponent(long)}/keys`)).status).toBe(200);
    expect((await read(`/practice/issuers/${encodeURIComponent("https://evil.example")}/keys`)).status).toBe(404);
    expect((await read(`/practice/issuers/${encodeURIComponent(issuer)}/other`)).status).toBe(404);
    expect(server.context.store.get("issuerKey", "https://evil.example")).toBeUndefined();
  });

  it("name one key, even when two ask for the first time at once", async () => {
    const fresh = "https://fresh.example";
    const keys = await Promise.all([openIssuerKey(server.context, fresh), openIssuerKey(server.context, fresh)]);

    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1);
  });
});

describe("ordering an assertion over HTTP", () => {
  const order = { issuer, subject, audience, lifetime: "600" };

  async function deployerToken(): Promise<string> {
    const { clientId, clientSecret } = readDeployer(server.context.store);
    const fields = {
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${server.origin}/.default`,
    };
    const { body } = await sendForm(server, { path: `/${tenantId}/oauth2/v2.0/token`, fields });
    return String(body.access_token);
  }

  const send = (fields: Record<string, string>, token: string) =>
    sendForm(server, { path: "/practice/assertions", fields, headers: { authorization: `Bearer ${token}` } });

  it("gives the deployer one that is taken", async () => {
    const { status, body, headers } = await send(order, await deployerToken());

    expect({ status, keys: Object.keys(body), cache: headers["cache-control"] }).toEqual({
      status: 200,
      keys: ["assertion"],
      cache: "no-store",
    });
    expect(await exchange(String(body.assertion))).toMatchObject({ status: 200 });
  });

  it("is refused to anybody else: no token, another app's, a user's, one with a broken signature", async () => {
    const { application } = trustingApp();
    const fields = {
      grant_type: "client_credentials",
      client_id: application.appId,
      client_secret: server.addSecret(application),
      scope: `${server.origin}/.default`,
    };
    const { body } = await sendForm(server, { path: `/${tenantId}/oauth2/v2.0/token`, fields });
    const genuine = await deployerToken();

    const replies = await Promise.all(
      ["", String(body.access_token), `${genuine.slice(0, -4)}AAAA`].map((token) => send(order, token)),
    );
    expect(replies.map(({ status, body: answer }) => [status, answer.error])).toEqual([
      [401, "invalid_token"],
      [401, "invalid_token"],
      [401, "invalid_token"],
    ]);
  });

  it.each([
    ["an issuer that is no https address", { issuer: "octo" }, "the issuer must be an https address"],
    ["no subject", { subject: "" }, "the subject must have 1 to 600 characters"],
    ["no audience", { audience: "" }, "the audience must have 1 to 600 characters"],
    ["two days", { lifetime: "172800" }, "the lifetime must be 1 second to 24 hours"],
    ["no lifetime", { lifetime: "" }, "the lifetime must be 1 second to 24 hours"],
  ])("is refused with %s", async (_, changes, problem) => {
    const reply = await send({ ...order, ...changes }, await deployerToken());

    expect(reply.status).toBe(400);
    expect(reply.body.error_description).toContain(problem);
    expect(refusalOf(reply).error).toBe("invalid_request");
  });

  it("is no business of a web page: its origin is never asked first", async () => {
    const status = await new Promise((resolve, reject) => {
      const url = `${server.origin}/practice/assertions`;
      const sent = request(url, { method: "OPTIONS", ca: server.caPem }, ({ statusCode }) => resolve(statusCode));
      sent.on("error", reject).end();
    });

    expect(status).toBe(404);
  });
});
