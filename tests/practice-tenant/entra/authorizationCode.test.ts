import { createHash, randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { watch } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AuthorizationCodeCredential, InteractiveBrowserCredential } from "@azure/identity";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newApplication } from "../../../practice-tenant/graph/newApplication";
import type { Application } from "../../../practice-tenant/records";
import { ben, type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { answerOf, TestBrowser } from "./testBrowser";
import { claimsOf, defined, refusalOf, sendForm } from "./tokenEndpoint";

const redirectUri = "http://localhost:4711";
const origin = "http://localhost:4711";
const scope = "openid profile offline_access User.Read";
const verifier = randomBytes(32).toString("base64url");
const challenge = createHash("sha256").update(verifier).digest("base64url");

let server: SignInServer;
let native: Application;
let spa: Application;
let web: Application;
let webSecret: string;

beforeAll(async () => {
  server = await startSignInServer();
  const { web: emptyWeb } = newApplication({ id: "", appId: "", displayName: "", createdDateTime: "" });
  native = server.addApp({ displayName: "Native", publicClient: { redirectUris: ["http://localhost"] } });
  spa = server.addApp({ displayName: "Page", spa: { redirectUris: ["http://localhost"] } });
  web = server.addApp({ displayName: "Web", web: { ...emptyWeb, redirectUris: ["http://localhost"] } });
  webSecret = server.addSecret(web);
});
afterAll(() => server.close());

/** A fresh code of the app for Ben, who consents where he is asked. */
async function codeOf(client: Application, changes: Record<string, string | undefined> = {}): Promise<string> {
  const all = { client_id: client.appId, response_type: "code", redirect_uri: redirectUri, scope, ...changes };
  const browser = new TestBrowser(server.caPem);
  await browser.open(`${server.origin}/${tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(defined(all))}`);
  const page = await browser.send({ account: ben.id });
  return answerOf(page.name === "consent" ? await browser.send({ decision: "accept" }) : page).code ?? "";
}

interface Redemption {
  readonly fields?: Record<string, string | undefined>;
  readonly headers?: Record<string, string>;
}

function redeem(client: Application, code: string, { fields = {}, headers = {} }: Redemption = {}) {
  const all = {
    grant_type: "authorization_code",
    client_id: client.appId,
    code,
    redirect_uri: redirectUri,
    client_info: "1",
    ...fields,
  };
  return sendForm(server, { path: `/${tenantId}/oauth2/v2.0/token`, fields: defined(all), headers });
}

const pkce = { code_challenge: challenge, code_challenge_method: "S256" };

describe("@azure/identity", () => {
  const options = () => ({
    authorityHost: server.origin,
    disableInstanceDiscovery: true,
    tlsOptions: { ca: server.caPem },
  });

  it("redeems a code that a browser brought (AuthorizationCodeCredential)", async () => {
    const code = await codeOf(native);
    const credential = new AuthorizationCodeCredential(tenantId, native.appId, code, redirectUri, options());

    const { token } = await credential.getToken("User.Read");

    expect(claimsOf(token)).toMatchObject({ appid: native.appId, appidacr: "0", upn: ben.name });
  });

  it.runIf(process.platform === "linux")(
    "signs in through a browser of its own, with PKCE (InteractiveBrowserCredential)",
    async () => {
      const browser = pretendBrowser();
      const credential = new InteractiveBrowserCredential({ tenantId, clientId: native.appId, ...options() });

      const [{ token }] = await Promise.all([
        credential.getToken(`${server.origin}/User.Read`),
        browser.opened().then(async (url) => {
          const user = new TestBrowser(server.caPem);
          expect((await user.open(url)).name).toBe("signIn");
          const page = await user.send({ account: ben.id });
          const last = page.name === "consent" ? await user.send({ decision: "accept" }) : page;
          // The library hangs up as soon as it has the code.
          await fetch(last.location ?? "", { redirect: "manual" }).catch(() => undefined);
        }),
      ]);
      browser.close();

      expect(claimsOf(token)).toMatchObject({ aud: server.origin, scp: "User.Read openid profile", oid: ben.id });
    },
  );
});

describe("a token for a user", () => {
  it("says who, for whom and what, in an answer of the request's own style", async () => {
    const scopeOfGraph = `openid profile offline_access ${server.origin}/User.Read`;
    const code = await codeOf(native, { scope: scopeOfGraph, nonce: "the nonce" });

    const { status, body } = await redeem(native, code);

    expect(status).toBe(200);
    const { access_token: accessToken, id_token: idToken, refresh_token: refreshToken, ...rest } = body;
    expect(rest).toEqual({
      token_type: "Bearer",
      scope: `${server.origin}/User.Read openid profile`,
      expires_in: rest.ext_expires_in,
      ext_expires_in: expect.any(Number),
      client_info: Buffer.from(JSON.stringify({ uid: ben.id, utid: tenantId })).toString("base64url"),
    });
    expect(refreshToken).toEqual(expect.any(String));
    const { iat, nbf, exp, uti, sub, ...claims } = claimsOf(accessToken);
    expect(claims).toEqual({
      aud: server.origin,
      iss: `${server.origin}/${tenantId}/`,
      ver: "1.0",
      appid: native.appId,
      appidacr: "0",
      app_displayname: "Native",
      oid: ben.id,
      scp: "User.Read openid profile",
      idtyp: "user",
      acr: "1",
      amr: ["pwd"],
      given_name: "Ben",
      family_name: "Lindqvist",
      upn: ben.name,
      unique_name: ben.name,
      name: "Ben Lindqvist",
      wids: ["b79fbf4d-3ef9-4689-8143-76b194e85509"],
      tid: tenantId,
    });
    const id = claimsOf(idToken);
    expect(id).toEqual({
      aud: native.appId,
      iss: `${server.origin}/${tenantId}/v2.0`,
      iat: id.iat,
      nbf: id.iat,
      exp: Number(id.iat) + 3600,
      sub: expect.not.stringMatching(String(sub)),
      tid: tenantId,
      ver: "2.0",
      uti: expect.any(String),
      nonce: "the nonce",
      name: "Ben Lindqvist",
      oid: ben.id,
      preferred_username: ben.name,
    });
  });

  it("names the user's roles in the app itself in the id token, not in Graph's", async () => {
    const roleId = "0c5e2b5e-0000-4000-8000-000000000002";
    const role = { id: roleId, value: "Boss", displayName: "Boss", description: null, isEnabled: true };
    const client = server.addApp({
      displayName: "Roles",
      publicClient: { redirectUris: ["http://localhost"] },
      appRoles: [{ ...role, allowedMemberTypes: ["User"] }],
    });
    const principal = server.addPrincipal(client);
    server.context.store.put("appRoleAssignment", {
      id: "the assignment",
      appRoleId: roleId,
      principalId: ben.id,
      resourceId: principal.id,
      principalType: "User",
      principalDisplayName: null,
      resourceDisplayName: null,
      createdDateTime: "2026-01-01T00:00:00Z",
      deletedDateTime: null,
    });

    const { body } = await redeem(client, await codeOf(client));

    expect(claimsOf(body.id_token).roles).toEqual(["Boss"]);
    expect(claimsOf(body.access_token)).not.toHaveProperty("roles");
  });

  it("holds everything that is granted for the API, and repeats .default where it was asked for", async () => {
    const code = await codeOf(native);

    const { body } = await redeem(native, code, { fields: { scope: "https://graph.microsoft.com/.default" } });

    expect(body.scope).toBe(
      "https://graph.microsoft.com/User.Read openid profile https://graph.microsoft.com/.default",
    );
    expect(claimsOf(body.access_token).scp).toBe("User.Read openid profile");
    expect(body).not.toHaveProperty("id_token");
  });

  it("comes without a refresh token unless offline_access was asked for", async () => {
    const { body } = await redeem(native, await codeOf(native, { scope: "User.Read" }));

    expect(Object.keys(body).sort()).toEqual([
      "access_token",
      "client_info",
      "expires_in",
      "ext_expires_in",
      "scope",
      "token_type",
    ]);
  });
});

describe("a code", () => {
  it("is good once", async () => {
    const code = await codeOf(native);
    expect((await redeem(native, code)).status).toBe(200);

    expect(refusalOf(await redeem(native, code))).toEqual({ status: 400, error: "invalid_grant", codes: [54005] });
  });

  it.each<[string, Redemption, number, string, number]>([
    ["that is unknown", { fields: { code: "1.nonsense" } }, 400, "invalid_grant", 70000],
    ["for another redirect URI", { fields: { redirect_uri: `${redirectUri}/` } }, 401, "invalid_client", 500112],
    ["without a redirect URI", { fields: { redirect_uri: undefined } }, 400, "invalid_request", 900144],
    ["with an empty scope", { fields: { scope: "" } }, 400, "invalid_scope", 28003],
    ["for an unknown permission", { fields: { scope: "Nothing.Read" } }, 400, "access_denied", 650053],
    ["from a web page", { headers: { origin } }, 400, "invalid_request", 9002326],
    ["with a secret", { fields: { client_secret: "any" } }, 401, "invalid_client", 700025],
  ])("is refused %s", async (_, changes, status, error, code) => {
    expect(refusalOf(await redeem(native, await codeOf(native), changes))).toEqual({ status, error, codes: [code] });
  });

  it("is refused to another app", async () => {
    const reply = await redeem(native, await codeOf(spa));

    expect(refusalOf(reply)).toEqual({ status: 400, error: "invalid_grant", codes: [70000] });
  });

  it("is refused for two APIs", async () => {
    const planner = server.addApp({ displayName: "Planner", identifierUris: ["api://planner"] });
    server.addPrincipal(planner);
    const scopes = {
      adminConsentDisplayName: "P",
      adminConsentDescription: "P",
      userConsentDisplayName: "P",
      userConsentDescription: "P",
    };
    const plan = {
      id: "0c5e2b5e-0000-4000-8000-000000000001",
      value: "Plan",
      isEnabled: true,
      type: "User" as const,
      ...scopes,
    };
    server.context.store.put("application", { ...planner, api: { ...planner.api, oauth2PermissionScopes: [plan] } });

    const reply = await redeem(native, await codeOf(native), { fields: { scope: "User.Read api://planner/Plan" } });

    expect(refusalOf(reply)).toEqual({ status: 400, error: "invalid_scope", codes: [28000] });
  });

  it("is refused for a permission that nobody consented to, in a way that MSAL takes for a need to interact", async () => {
    const reply = await redeem(native, await codeOf(native), { fields: { scope: "Mail.Read" } });

    expect(refusalOf(reply)).toEqual({
      status: 400,
      error: "invalid_grant",
      codes: [65001],
      suberror: "consent_required",
    });
  });

  it("is refused after ten minutes", async () => {
    const code = await codeOf(native);

    server.advance(10 * 60_000 + 1000);

    expect(refusalOf(await redeem(native, code))).toEqual({ status: 400, error: "invalid_grant", codes: [70008] });
  });

  it.each([
    ["gone", 500341],
    ["disabled", 50057],
  ])("is refused when its user is %s since", async (fate, code) => {
    const { store } = server.context;
    const user = store.get("user", ben.id);
    if (user === undefined) throw new Error("there is no Ben");
    const issued = await codeOf(native);
    if (fate === "gone") store.remove("user", ben.id);
    else store.put("user", { ...user, accountEnabled: false });

    const reply = await redeem(native, issued);
    store.put("user", user);

    expect(refusalOf(reply)).toEqual({ status: 400, error: "invalid_grant", codes: [code] });
  });
});

describe("PKCE", () => {
  it.each([
    ["S256", challenge],
    ["plain", verifier],
    [undefined, verifier],
  ])("binds the code to its verifier (method %s)", async (method, value) => {
    const asked = { code_challenge: value, code_challenge_method: method };

    const wrong = await redeem(native, await codeOf(native, asked), { fields: { code_verifier: "a".repeat(43) } });
    const missing = await redeem(native, await codeOf(native, asked));
    const right = await redeem(native, await codeOf(native, asked), { fields: { code_verifier: verifier } });

    const refusal = { status: 400, error: "invalid_grant", codes: [501481] };
    expect([refusalOf(wrong), refusalOf(missing), right.status]).toEqual([refusal, refusal, 200]);
  });
});

describe("a single-page app", () => {
  it("redeems across origins with PKCE", async () => {
    const code = await codeOf(spa, pkce);

    const { status, headers } = await redeem(spa, code, { fields: { code_verifier: verifier }, headers: { origin } });

    expect(status).toBe(200);
    expect(headers["access-control-allow-origin"]).toBe("*");
  });

  it("may ask the browser whether it may", async () => {
    const path = `/${tenantId}/oauth2/v2.0/token`;
    const { status, headers } = await sendForm(server, { path, method: "OPTIONS", headers: { origin } });

    expect(status).toBe(204);
    expect(headers).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, POST, OPTIONS",
      "access-control-allow-headers": "*",
    });
  });

  it.each<[string, Record<string, string>, Redemption, number, string, number]>([
    ["without an Origin", pkce, { fields: { code_verifier: verifier } }, 400, "invalid_request", 9002327],
    ["without PKCE", {}, { headers: { origin } }, 400, "invalid_request", 9002325],
    ["with a secret", pkce, { fields: { client_secret: "any" }, headers: { origin } }, 401, "invalid_client", 700025],
  ])("is refused %s", async (_, asked, changes, status, error, code) => {
    expect(refusalOf(await redeem(spa, await codeOf(spa, asked), changes))).toEqual({ status, error, codes: [code] });
  });
});

describe("a web app", () => {
  it("proves itself with its secret", async () => {
    const { body } = await redeem(web, await codeOf(web), { fields: { client_secret: webSecret } });

    expect(claimsOf(body.access_token)).toMatchObject({ appid: web.appId, appidacr: "1" });
  });

  it.each<[string, () => Redemption, number, string, number]>([
    ["without a credential", () => ({}), 401, "invalid_client", 7000218],
    ["with a wrong one", () => ({ fields: { client_secret: "no" } }), 401, "invalid_client", 7000215],
    [
      "from a page",
      () => ({ fields: { client_secret: webSecret }, headers: { origin } }),
      400,
      "invalid_request",
      9002326,
    ],
  ])("is refused %s", async (_, changes, status, error, code) => {
    expect(refusalOf(await redeem(web, await codeOf(web), changes()))).toEqual({ status, error, codes: [code] });
  });
});

/**
 * Makes the program that opens a browser for @azure/identity write the address down instead. Without a desktop, Linux's
 * `xdg-open` calls what the variable BROWSER names; other systems have no such place.
 */
function pretendBrowser() {
  const folder = mkdtempSync(join(tmpdir(), "browser-"));
  const file = join(folder, "url");
  const program = join(folder, "browser");
  writeFileSync(program, `#!/bin/sh\nprintf '%s' "$1" > '${file}.part' && mv '${file}.part' '${file}'\n`);
  chmodSync(program, 0o700);
  vi.stubEnv("BROWSER", program);
  for (const name of ["DISPLAY", "WAYLAND_DISPLAY"]) vi.stubEnv(name, "");
  vi.stubEnv("XDG_CURRENT_DESKTOP", "X-Generic");
  return {
    async opened(): Promise<string> {
      for await (const { filename } of watch(folder)) {
        if (filename === "url") return readFileSync(file, "utf8");
      }
      throw new Error("the browser was not opened");
    },
    close(): void {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    },
  };
}
