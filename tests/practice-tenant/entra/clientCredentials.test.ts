import { createPrivateKey, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ClientCertificateCredential, ClientSecretCredential } from "@azure/identity";
import { type JWTHeaderParameters, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Application } from "../../../practice-tenant/records";
import { issueRsaCertificate, keyCredential, type RsaCertificate, thumbprint } from "./rsaCertificate";
import {
  graphAppId,
  graphPrincipalId,
  permissionIds,
  type SignInServer,
  startSignInServer,
  tenantId,
} from "./signInServer";
import { claimsOf, defined, refusalOf, sendForm } from "./tokenEndpoint";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const tokenPath = `/${tenantId}/oauth2/v2.0/token`;

let server: SignInServer;
let app: Application;
let secret: string;

beforeAll(async () => {
  server = await startSignInServer();
  app = server.addApp({ displayName: "Daemon" });
  server.addPrincipal(app);
  secret = server.addSecret(app);
});
afterAll(() => server.close());

/** Asks for a token of Graph as the app, with fields changed or (undefined) left out. */
function ask(
  changes: Record<string, string | undefined> = {},
  request: { path?: string; headers?: Record<string, string> } = {},
) {
  const all = {
    grant_type: "client_credentials",
    client_id: app.appId,
    client_secret: secret,
    scope: "https://graph.microsoft.com/.default",
    ...changes,
  };
  return sendForm(server, { path: tokenPath, ...request, fields: defined(all) });
}

function assign(principalId: string, appRoleId: string, resourceId = graphPrincipalId) {
  server.context.store.put("appRoleAssignment", {
    id: randomUUID(),
    appRoleId,
    principalId,
    resourceId,
    principalType: "ServicePrincipal",
    principalDisplayName: null,
    resourceDisplayName: null,
    createdDateTime: "2026-01-01T00:00:00Z",
    deletedDateTime: null,
  });
}

/** An app with a principal that nothing else in this file touches. */
function otherApp(sketch: Partial<Application> = {}) {
  const application = server.addApp({ displayName: "Other", ...sketch });
  return { application, principal: server.addPrincipal(application) };
}

describe("a client secret", () => {
  it("gives @azure/identity a token with the claims of an app", async () => {
    const { application, principal } = otherApp({ displayName: "Mailer" });
    assign(principal.id, permissionIds.mailSendRole);
    const credential = new ClientSecretCredential(tenantId, application.appId, server.addSecret(application), {
      authorityHost: server.origin,
      disableInstanceDiscovery: true,
      tlsOptions: { ca: server.caPem },
    });

    const { token, expiresOnTimestamp } = await credential.getToken(`${server.origin}/.default`);

    const { iat, exp, uti, ...claims } = claimsOf(token);
    expect(claims).toEqual({
      aud: server.origin,
      iss: `${server.origin}/${tenantId}/`,
      nbf: iat,
      ver: "1.0",
      appid: application.appId,
      appidacr: "1",
      app_displayname: "Mailer",
      idtyp: "app",
      oid: principal.id,
      sub: principal.id,
      roles: ["Mail.Send"],
      tid: tenantId,
      wids: ["0997a1d0-0d1d-4acb-b408-d5ca73121e90"],
    });
    expect(uti).toMatch(/^[\w-]{22}$/);
    expect(Number(exp) - Number(iat)).toBeGreaterThanOrEqual(3600);
    expect(Number(exp) - Number(iat)).toBeLessThanOrEqual(5400);
    expect(Math.abs(expiresOnTimestamp / 1000 - Number(exp))).toBeLessThan(5);
  });

  it("is taken as HTTP Basic too", async () => {
    const basic = Buffer.from(`${app.appId}:${encodeURIComponent(secret)}`).toString("base64");

    const { status } = await ask(
      { client_id: undefined, client_secret: undefined },
      { headers: { authorization: `Basic ${basic}` } },
    );

    expect(status).toBe(200);
  });

  it("notes what the client says it can do (xms_cc, as MSAL sends it for claims challenges)", async () => {
    const claims = JSON.stringify({ access_token: { xms_cc: { values: ["cp1"] } } });

    expect(claimsOf((await ask({ claims })).body.access_token).xms_cc).toEqual(["cp1"]);
    expect(claimsOf((await ask({ claims: "{" })).body.access_token)).not.toHaveProperty("xms_cc");
  });

  it("gives a token without roles to an app that holds none, and no refresh or id token", async () => {
    const { body, headers } = await ask();

    expect(Object.keys(body).sort()).toEqual(["access_token", "expires_in", "ext_expires_in", "token_type"]);
    expect(claimsOf(body.access_token)).not.toHaveProperty("roles");
    expect(headers["cache-control"]).toBe("no-store, no-cache");
  });

  it.each([
    ["https://graph.microsoft.com/.default", "https://graph.microsoft.com"],
    ["https://graph.microsoft.com//.default", "https://graph.microsoft.com/"],
    [`${graphAppId}/.default`, graphAppId],
    [".default", graphAppId],
  ])("repeats the API as the scope %s names it", async (scope, audience) => {
    const { body } = await ask({ scope });

    expect(claimsOf(body.access_token).aud).toBe(audience);
  });
});

describe("a token for an API of the tenant", () => {
  it.each([
    [null, { ver: "1.0", aud: "api://planner", client: "appid" }],
    [2, { ver: "2.0", aud: "its application id", client: "azp" }],
  ])("has the version that the API asks for (%s)", async (version, expected) => {
    const { application: api } = otherApp({ identifierUris: ["api://planner"] });
    server.context.store.put("application", {
      ...api,
      api: { ...api.api, requestedAccessTokenVersion: version },
    });

    const { body } = await ask({ scope: "api://planner/.default" });
    server.context.store.put("application", { ...api, identifierUris: [] });

    const claims = claimsOf(body.access_token);
    expect(claims.ver).toBe(expected.ver);
    expect(claims.aud).toBe(version === 2 ? api.appId : expected.aud);
    expect(claims[expected.client]).toBe(app.appId);
  });
});

describe("what is refused", () => {
  it.each([
    ["another secret", { client_secret: "not it" }, 401, "invalid_client", 7000215],
    ["no credential", { client_secret: undefined }, 401, "invalid_client", 7000218],
    ["an unknown client", { client_id: randomUUID() }, 400, "unauthorized_client", 700016],
    ["no client id", { client_id: undefined }, 400, "invalid_request", 900144],
    ["no grant type", { grant_type: undefined }, 400, "invalid_request", 900144],
    ["an unknown grant type", { grant_type: "magic_link" }, 400, "unsupported_grant_type", 70003],
    ["no scope", { scope: undefined }, 400, "invalid_request", 900144],
    ["a permission by name", { scope: "https://graph.microsoft.com/Mail.Send" }, 400, "invalid_scope", 1002012],
    ["two APIs", { scope: "https://graph.microsoft.com/.default api://x/.default" }, 400, "invalid_scope", 1002012],
    ["a scope of OpenID Connect beside", { scope: "openid .default" }, 400, "invalid_scope", 1002012],
    ["an API without a permission", { scope: "https://graph.microsoft.com" }, 400, "invalid_scope", 70011],
    ["a mixture", { scope: ".default Mail.Send" }, 400, "invalid_scope", 70011],
    ["an API that is not there", { scope: "api://nothing/.default" }, 400, "invalid_resource", 500011],
  ])("%s", async (_, changes, status, error, code) => {
    expect(refusalOf(await ask(changes))).toEqual({ status, error, codes: [code] });
  });

  it.each([
    ["common", "invalid_request", 50059],
    ["organizations", "invalid_request", 50059],
    ["consumers", "invalid_request", 9001023],
    ["9188040d-6c67-4c5b-b112-36a304b66dad", "invalid_request", 9001023],
    ["nowhere.example", "invalid_request", 90002],
  ])("the tenant %s", async (segment, error, code) => {
    const reply = await ask({}, { path: `/${segment}/oauth2/v2.0/token` });

    expect(refusalOf(reply)).toEqual({ status: 400, error, codes: [code] });
  });

  it("a GET", async () => {
    const reply = await sendForm(server, { path: tokenPath, method: "GET" });

    expect(refusalOf(reply)).toEqual({ status: 400, error: "invalid_request", codes: [900561] });
  });

  it("parameters that are no form", async () => {
    const body = JSON.stringify({ grant_type: "client_credentials", client_id: app.appId });
    const headers = { "content-type": "application/json" };

    const reply = await sendForm(server, { path: tokenPath, body, headers });

    expect(refusalOf(reply)).toEqual({ status: 400, error: "invalid_request", codes: [900144] });
  });

  it("more than any form holds", async () => {
    const { status, body } = await sendForm(server, { path: tokenPath, body: `scope=${"x".repeat(1_100_000)}` });

    expect([status, body.error]).toEqual([413, "invalid_request"]);
  });

  it("a repeated parameter", async () => {
    const reply = await sendForm(server, { path: tokenPath, body: "scope=a&scope=b" });

    expect(refusalOf(reply)).toEqual({ status: 400, error: "invalid_request", codes: [9002313] });
  });

  it("an expired secret", async () => {
    const { application } = otherApp();
    const old = server.addSecret(application, "2021-01-01T00:00:00Z");

    const reply = await ask({ client_id: application.appId, client_secret: old });

    expect(refusalOf(reply)).toEqual({ status: 401, error: "invalid_client", codes: [7000222] });
  });

  it("an app without a principal, once its secret is found right", async () => {
    const application = server.addApp({ displayName: "Half" });
    const client = { client_id: application.appId, client_secret: server.addSecret(application) };

    expect(refusalOf(await ask(client))).toEqual({ status: 401, error: "invalid_client", codes: [7000229] });
    expect(refusalOf(await ask({ ...client, client_secret: "no" })).codes).toEqual([7000215]);
  });

  it("an app that is switched off", async () => {
    const application = server.addApp({ displayName: "Off" });
    server.addPrincipal(application, { accountEnabled: false });

    const reply = await ask({ client_id: application.appId, client_secret: server.addSecret(application) });

    expect(refusalOf(reply)).toEqual({ status: 400, error: "unauthorized_client", codes: [7000112] });
  });

  it("an API for assigned apps only, until a role is assigned", async () => {
    const roleId = randomUUID();
    const api = server.addApp({
      displayName: "Guarded",
      identifierUris: ["api://guarded"],
      appRoles: [
        {
          id: roleId,
          value: "Use",
          displayName: "Use",
          description: null,
          isEnabled: true,
          allowedMemberTypes: ["Application"],
        },
      ],
    });
    const principal = server.addPrincipal(api, { appRoleAssignmentRequired: true });
    const client = otherApp();
    const secretOfClient = server.addSecret(client.application);
    const request = {
      client_id: client.application.appId,
      client_secret: secretOfClient,
      scope: "api://guarded/.default",
    };

    expect(refusalOf(await ask(request))).toEqual({ status: 400, error: "invalid_grant", codes: [501051] });
    assign(client.principal.id, roleId, principal.id);
    expect(claimsOf((await ask(request)).body.access_token).roles).toEqual(["Use"]);
  });

  it("is written in Microsoft's shape, with the client's own id of the request and no Retry-After", async () => {
    const { body, headers } = await ask({ client_secret: "no" }, { path: `${tokenPath}?client-request-id=my-own-id` });

    expect(body).toEqual({
      error: "invalid_client",
      error_description: `AADSTS7000215: Invalid client secret provided for the application 'Daemon'. Trace ID: ${body.trace_id} Correlation ID: my-own-id Timestamp: ${body.timestamp}`,
      error_codes: [7000215],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      trace_id: headers["x-ms-request-id"],
      correlation_id: "my-own-id",
      error_uri: "https://login.microsoftonline.com/error?code=7000215",
    });
    expect(headers).not.toHaveProperty("retry-after");
    expect(headers["client-request-id"]).toBe("my-own-id");
  });
});

describe("a client assertion", () => {
  let certificate: RsaCertificate;
  let certified: Application;

  beforeAll(async () => {
    certificate = await issueRsaCertificate();
    ({ application: certified } = otherApp({
      displayName: "Certified",
      keyCredentials: [keyCredential(certificate)],
    }));
  });

  async function assertion(claims: JWTPayload = {}, header: Partial<JWTHeaderParameters> = {}) {
    const now = Math.floor(server.context.clock().getTime() / 1000);
    const payload = {
      aud: `${server.origin}${tokenPath}`,
      iss: certified.appId,
      sub: certified.appId,
      jti: randomUUID(),
      nbf: now,
      iat: now,
      exp: now + 600,
      ...claims,
    };
    const kid = `${thumbprint(certificate, "sha1").toString("base64url")}=`;
    const key = createPrivateKey(certificate.privateKey);
    return new SignJWT(payload).setProtectedHeader({ alg: "RS256", typ: "JWT", kid, ...header }).sign(key);
  }

  const askWith = (jwt: string, changes: Record<string, string | undefined> = {}) =>
    ask({
      client_id: certified.appId,
      client_secret: undefined,
      client_assertion: jwt,
      client_assertion_type: assertionType,
      ...changes,
    });

  it("of @azure/identity's certificate credential is taken, and the token says so", async () => {
    const folder = mkdtempSync(join(tmpdir(), "certificate-"));
    const certificatePath = join(folder, "app.pem");
    writeFileSync(certificatePath, `${certificate.certificate}\n${certificate.privateKey}`, { mode: 0o600 });
    const credential = new ClientCertificateCredential(
      tenantId,
      certified.appId,
      { certificatePath },
      {
        authorityHost: server.origin,
        disableInstanceDiscovery: true,
        tlsOptions: { ca: server.caPem },
      },
    );

    const { token } = await credential.getToken("https://graph.microsoft.com/.default");
    rmSync(folder, { recursive: true });

    expect(claimsOf(token)).toMatchObject({ appid: certified.appId, appidacr: "2" });
  });

  it("with the provider's header (padded base64url SHA-1 as kid) is taken", async () => {
    expect((await askWith(await assertion())).status).toBe(200);
  });

  it.each([
    ["an unknown key", {}, { kid: "AAAA" }, 700027],
    ["another token endpoint", { aud: "https://login.microsoftonline.com/x/oauth2/v2.0/token" }, {}, 700027],
    ["another issuer that is a client", { iss: "44444444-0000-4000-8000-000000000000" }, {}, 700021],
    ["another subject", { sub: "somebody" }, {}, 700021],
    ["one that is over", { exp: 1_700_000_000 }, {}, 700024],
    ["one that has not begun", { nbf: 4_000_000_000 }, {}, 700024],
  ])("is refused for %s", async (_, claims, header, code) => {
    const reply = await askWith(await assertion(claims, header));

    expect(refusalOf(reply)).toEqual({ status: 401, error: "invalid_client", codes: [code] });
  });

  it("is refused when another key signed it, and when it is no JWT", async () => {
    const [head, claims] = (await assertion()).split(".");

    expect(refusalOf(await askWith(`${head}.${claims}.${"A".repeat(342)}`)).codes).toEqual([700027]);
    expect(refusalOf(await askWith("nonsense"))).toEqual({ status: 400, error: "invalid_request", codes: [50027] });
  });

  it("is refused without its type or with another", async () => {
    const jwt = await assertion();

    expect(refusalOf(await askWith(jwt, { client_assertion_type: undefined })).codes).toEqual([900144]);
    expect(refusalOf(await askWith(jwt, { client_assertion_type: "saml" })).codes).toEqual([90023]);
  });
});
