import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newApplication } from "../../../practice-tenant/graph/newApplication";
import type { Application } from "../../../practice-tenant/records";
import { ben, type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { answerOf, TestBrowser } from "./testBrowser";
import { claimsOf, refusalOf, sendForm } from "./tokenEndpoint";

const day = 24 * 3_600_000;
const redirectUri = "http://localhost";
const spaHeaders = { origin: "http://localhost" };
const verifier = randomBytes(32).toString("base64url");

let server: SignInServer;
let native: Application;
let spa: Application;
let web: Application;

beforeAll(async () => {
  server = await startSignInServer();
  const { web: emptyWeb } = newApplication({ id: "", appId: "", displayName: "", createdDateTime: "" });
  native = server.addApp({ displayName: "Native", publicClient: { redirectUris: [redirectUri] } });
  spa = server.addApp({ displayName: "Page", spa: { redirectUris: [redirectUri] } });
  web = server.addApp({ displayName: "Web", web: { ...emptyWeb, redirectUris: [redirectUri] } });
});
afterAll(() => server.close());

const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  sendForm(server, { path: `/${tenantId}/oauth2/v2.0/token`, fields, headers });

/** The refresh token of a new sign-in. */
async function signIn(client: Application, extra: { headers?: Record<string, string>; secret?: string } = {}) {
  const code_challenge = createHash("sha256").update(verifier).digest("base64url");
  const asked = {
    client_id: client.appId,
    redirect_uri: redirectUri,
    scope: "openid offline_access User.Read Contacts.Read",
  };
  const query = new URLSearchParams({ ...asked, response_type: "code", code_challenge, code_challenge_method: "S256" });
  const browser = new TestBrowser(server.caPem);
  await browser.open(`${server.origin}/${tenantId}/oauth2/v2.0/authorize?${query}`);
  const page = await browser.send({ account: ben.id });
  const last = page.name === "consent" ? await browser.send({ decision: "accept" }) : page;
  const fields = {
    grant_type: "authorization_code",
    client_id: client.appId,
    code: answerOf(last).code ?? "",
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...(extra.secret !== undefined && { client_secret: extra.secret }),
  };
  return String((await post(fields, extra.headers)).body.refresh_token);
}

const refresh = (
  client: Application,
  token: string,
  extra: { headers?: Record<string, string>; fields?: Record<string, string> } = {},
) =>
  post({ grant_type: "refresh_token", client_id: client.appId, refresh_token: token, ...extra.fields }, extra.headers);

it("gives new tokens and a new refresh token, and keeps working itself", async () => {
  const token = await signIn(native);

  const first = await refresh(native, token);
  const second = await refresh(native, String(first.body.refresh_token));
  const again = await refresh(native, token);

  expect([first.status, second.status, again.status]).toEqual([200, 200, 200]);
  expect(new Set([token, first.body.refresh_token, second.body.refresh_token, again.body.refresh_token]).size).toBe(4);
  expect(claimsOf(first.body.access_token)).toMatchObject({ oid: ben.id, scp: "Contacts.Read User.Read openid" });
  expect(claimsOf(first.body.id_token)).not.toHaveProperty("nonce");
});

it("is bound to no API: the first one that the scope names gets the token", async () => {
  const { body } = await refresh(native, await signIn(native), {
    fields: { scope: `${server.origin}/User.Read https://graph.microsoft.com/Contacts.Read` },
  });

  expect(claimsOf(body.access_token).aud).toBe(server.origin);
});

it("needs consent for what it asks anew", async () => {
  const reply = await refresh(native, await signIn(native), { fields: { scope: "Mail.Read" } });

  expect(refusalOf(reply)).toEqual({
    status: 400,
    error: "invalid_grant",
    codes: [65001],
    suberror: "consent_required",
  });
});

it("carries what an administrator grants meanwhile, and no more what was taken back", async () => {
  const token = await signIn(native);
  const { store } = server.context;
  const principal = store.find("servicePrincipal", ({ appId }) => appId === native.appId);
  const grant = store.find("oauth2PermissionGrant", ({ clientId }) => clientId === principal?.id);
  if (grant === undefined) throw new Error("signing in left no grant");

  store.put("oauth2PermissionGrant", { ...grant, scope: "User.Read Mail.Read" });
  const widened = await refresh(native, token, { fields: { scope: "User.Read" } });
  store.remove("oauth2PermissionGrant", grant.id);
  const revoked = await refresh(native, token, { fields: { scope: "User.Read" } });
  store.put("oauth2PermissionGrant", grant);

  expect(claimsOf(widened.body.access_token).scp).toBe("Mail.Read User.Read");
  expect(refusalOf(revoked).codes).toEqual([65001]);
});

describe("is refused", () => {
  it("when it is unknown, or another app's", async () => {
    const refusal = { status: 400, error: "invalid_grant", codes: [70000], suberror: "bad_token" };

    expect(refusalOf(await refresh(native, "1.nonsense"))).toEqual(refusal);
    expect(refusalOf(await refresh(native, await signIn(spa, { headers: spaHeaders })))).toEqual(refusal);
  });

  it("to a web app without its secret", async () => {
    const secret = server.addSecret(web);
    const token = await signIn(web, { secret });

    expect(refusalOf(await refresh(web, token))).toEqual({ status: 401, error: "invalid_client", codes: [7000218] });
    expect((await refresh(web, token, { fields: { client_secret: secret } })).status).toBe(200);
  });

  it("to a single-page app without an Origin, and to a native app with one", async () => {
    const refusal = (code: number) => ({ status: 400, error: "invalid_request", codes: [code] });

    const page = await refresh(spa, await signIn(spa, { headers: spaHeaders }));
    const app = await refresh(native, await signIn(native), { headers: spaHeaders });

    expect([refusalOf(page), refusalOf(app)]).toEqual([refusal(9002327), refusal(9002326)]);
  });

  it("to a single-page app a day after the sign-in, however often it was used", async () => {
    const token = await signIn(spa, { headers: spaHeaders });
    server.advance(day - 60_000);
    const late = await refresh(spa, token, { headers: spaHeaders });

    server.advance(120_000);
    const reply = await refresh(spa, String(late.body.refresh_token), { headers: spaHeaders });

    expect(refusalOf(reply)).toEqual({ status: 400, error: "invalid_grant", codes: [700084], suberror: "bad_token" });
  });

  it("to any other app after 90 days of rest, each use of which begins anew", async () => {
    const token = await signIn(native);
    server.advance(89 * day);
    const { body } = await refresh(native, token);

    server.advance(2 * day - 3_600_000);
    const old = await refresh(native, token);
    const current = await refresh(native, String(body.refresh_token));

    expect(refusalOf(old)).toEqual({ status: 400, error: "invalid_grant", codes: [700082], suberror: "bad_token" });
    expect(current.status).toBe(200);
  });
});
