import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { refusalOf, sendForm } from "./tokenEndpoint";

let server: SignInServer;
beforeAll(async () => {
  server = await startSignInServer();
});
afterAll(() => server.close());

const read = (path: string) => sendForm(server, { path, method: "GET" });

describe("the OpenID configuration", () => {
  it("names every endpoint on the server's own origin", async () => {
    const base = `${server.origin}/${tenantId}`;

    const { status, body, headers } = await read(`/${tenantId}/v2.0/.well-known/openid-configuration`);

    expect(status).toBe(200);
    expect(headers["access-control-allow-origin"]).toBe("*");
    expect(body).toEqual({
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_modes_supported: ["query", "fragment", "form_post"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      response_types_supported: ["code", "id_token", "code id_token"],
      scopes_supported: ["openid", "profile", "email", "offline_access"],
      issuer: `${base}/v2.0`,
      request_uri_parameter_supported: false,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      claims_supported: ["sub", "iss", "aud", "exp", "iat", "nonce", "name", "preferred_username", "oid", "tid", "ver"],
    });
  });

  it("takes a verified domain for the tenant", async () => {
    const { body } = await read("/practice.onmicrosoft.com/v2.0/.well-known/openid-configuration");

    expect(body.issuer).toBe(`${server.origin}/${tenantId}/v2.0`);
  });

  it.each(["common", "organizations"])("leaves the tenant of the issuer open at /%s", async (segment) => {
    const { body } = await read(`/${segment}/v2.0/.well-known/openid-configuration`);

    expect(body.issuer).toBe(`${server.origin}/{tenantid}/v2.0`);
    expect(body.token_endpoint).toBe(`${server.origin}/${segment}/oauth2/v2.0/token`);
  });

  it.each(["nowhere.example", "unverified.example", "99999999-9999-4999-8999-999999999999"])(
    "refuses the tenant %s with 90002",
    async (segment) => {
      const reply = await read(`/${segment}/v2.0/.well-known/openid-configuration`);

      expect(refusalOf(reply)).toEqual({ status: 400, error: "invalid_request", codes: [90002] });
    },
  );
});

it("instance discovery vouches for the host that was asked", async () => {
  const { host } = new URL(server.origin);

  const { body } = await read(`/common/discovery/instance?api-version=1.1&authorization_endpoint=${server.origin}/x`);

  expect(body).toEqual({
    tenant_discovery_endpoint: `${server.origin}/${tenantId}/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  });
});

it("publishes the key that signs tokens, and nothing of its private half", async () => {
  const app = server.addApp({ displayName: "Daemon" });
  server.addPrincipal(app);
  const fields = {
    grant_type: "client_credentials",
    client_id: app.appId,
    client_secret: server.addSecret(app),
    scope: `${server.origin}/.default`,
  };
  const token = await sendForm(server, { path: `/${tenantId}/oauth2/v2.0/token`, fields });

  const { body } = await read(`/${tenantId}/discovery/v2.0/keys`);

  // The shape of the reply is what this test is about.
  const keySet = body as unknown as JSONWebKeySet;
  const { payload } = await jwtVerify(String(token.body.access_token), createLocalJWKSet(keySet));
  expect(payload.appid).toBe(app.appId);
  expect(keySet.keys.map((key) => Object.keys(key).sort())).toEqual([["alg", "e", "issuer", "kid", "kty", "n", "use"]]);
});
