import { DeviceCodeCredential, type DeviceCodeInfo } from "@azure/identity";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Application } from "../../../practice-tenant/records";
import { ada, ben, type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { TestBrowser } from "./testBrowser";
import { claimsOf, refusalOf, sendForm } from "./tokenEndpoint";

let server: SignInServer;
let app: Application;

beforeAll(async () => {
  server = await startSignInServer();
  app = server.addApp({ displayName: "Calendar Sync", isFallbackPublicClient: true });
});
afterAll(() => server.close());

const begin = (scope = "openid offline_access User.Read", client = app) =>
  sendForm(server, { path: `/${tenantId}/oauth2/v2.0/devicecode`, fields: { client_id: client.appId, scope } });

const poll = (deviceCode: unknown, extra: Record<string, string> = {}) =>
  sendForm(server, {
    path: `/${tenantId}/oauth2/v2.0/token`,
    fields: { grant_type: "device_code", client_id: app.appId, device_code: String(deviceCode), ...extra },
  });

/** A browser that typed the code and signed in: the page that asks whether that was meant. */
async function arrive(userCode: unknown, account = ben.id): Promise<TestBrowser> {
  const browser = new TestBrowser(server.caPem);
  await browser.open(`${server.origin}/devicelogin`);
  await browser.send({ userCode: String(userCode) });
  await browser.send({ account });
  return browser;
}

/** Goes through the remaining pages with yes. */
async function approve(browser: TestBrowser) {
  const page = await browser.send({ decision: "accept" });
  return page.name === "consent" ? browser.send({ decision: "accept" }) : page;
}

it("signs @azure/identity in while a person goes through the pages", async () => {
  const pages: (string | undefined)[] = [];
  const play = async ({ userCode, verificationUri }: DeviceCodeInfo) => {
    const browser = new TestBrowser(server.caPem);
    pages.push((await browser.open(verificationUri)).name);
    pages.push((await browser.send({ userCode: userCode.toLowerCase().replace(/^(....)/, "$1 - ") })).name);
    pages.push((await browser.send({ username: ben.name, password: "practice" })).name);
    pages.push((await browser.send({ decision: "accept" })).name);
    pages.push((await browser.send({ decision: "accept" })).title);
  };
  let played: Promise<void> | undefined;
  const credential = new DeviceCodeCredential({
    tenantId,
    clientId: app.appId,
    authorityHost: server.origin,
    disableInstanceDiscovery: true,
    tlsOptions: { ca: server.caPem },
    userPromptCallback: (info) => {
      played = play(info);
    },
  });

  const { token } = await credential.getToken(`${server.origin}/User.Read`);
  await played;

  expect(pages).toEqual(["userCode", "signIn", "confirmDevice", "consent", "You are signed in"]);
  expect(claimsOf(token)).toMatchObject({ appid: app.appId, appidacr: "0", scp: "User.Read openid profile" });
  expect((await credential.getToken(`${server.origin}/User.Read`)).token).toBe(token);
});

it("tells the device what to show, and nothing that the person could skip the code by", async () => {
  const { status, body, headers } = await begin();

  expect(status).toBe(200);
  expect(headers["cache-control"]).toBe("no-store, no-cache");
  expect(body).toEqual({
    user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ2-9]{9}$/),
    device_code: expect.stringMatching(/^[\w-]{64}$/),
    verification_uri: `${server.origin}/devicelogin`,
    expires_in: 900,
    interval: 1,
    message: `To sign in to the practice tenant, open ${server.origin}/devicelogin and enter the code ${body.user_code}.`,
  });
});

it("takes the documented name of the grant as well", async () => {
  const { body } = await begin();
  await approve(await arrive(body.user_code));

  const reply = await poll(body.device_code, { grant_type: "urn:ietf:params:oauth:grant-type:device_code" });

  expect(Object.keys(reply.body)).toEqual(expect.arrayContaining(["access_token", "refresh_token", "id_token"]));
});

describe("polling", () => {
  it("is told to go on until the person has answered every page", async () => {
    const { body } = await begin("User.Read Contacts.Read");
    const pending = { status: 400, error: "authorization_pending", codes: [70016] };

    expect(refusalOf(await poll(body.device_code))).toEqual(pending);
    const browser = await arrive(body.user_code);
    expect(refusalOf(await poll(body.device_code))).toEqual(pending);
    await approve(browser);
    expect((await poll(body.device_code)).status).toBe(200);
  });

  it.each([
    ["says no to the sign-in", async (browser: TestBrowser) => browser.send({ decision: "decline" })],
    [
      "says no to the permissions",
      async (browser: TestBrowser) => {
        await browser.send({ decision: "accept" });
        return browser.send({ decision: "decline" });
      },
    ],
  ])("ends when the person %s", async (_, turnBack) => {
    const { body } = await begin("User.Read Tasks.Read");

    const page = await turnBack(await arrive(body.user_code));

    expect(page.title).toBe("Nothing was signed in");
    expect(refusalOf(await poll(body.device_code))).toEqual({
      status: 400,
      error: "authorization_declined",
      codes: [65004],
    });
  });

  it("ends when the person needs an administrator and turns back", async () => {
    const { body } = await begin("User.Read.All");
    const browser = await arrive(body.user_code);

    expect((await browser.send({ decision: "accept" })).name).toBe("adminApproval");
    await browser.send({ decision: "decline" });

    expect(refusalOf(await poll(body.device_code)).error).toBe("authorization_declined");
  });

  it("can still succeed when an administrator steps in", async () => {
    const { body } = await begin("User.Read.All");
    const browser = await arrive(body.user_code);
    await browser.send({ decision: "accept" });

    await browser.send({ decision: "switchAccount" });
    await browser.send({ account: ada.id });
    await approve(browser);

    expect(claimsOf((await poll(body.device_code)).body.access_token).oid).toBe(ada.id);
  });

  it("is refused with a code that is unknown, used, or over", async () => {
    const { body } = await begin();
    await approve(await arrive(body.user_code));
    await poll(body.device_code);
    const late = await begin();
    server.advance(15 * 60_000);

    expect(refusalOf(await poll("nonsense"))).toEqual({ status: 400, error: "bad_verification_code", codes: [70018] });
    expect(refusalOf(await poll(body.device_code))).toEqual({ status: 400, error: "invalid_grant", codes: [54005] });
    expect(refusalOf(await poll(late.body.device_code))).toEqual({
      status: 400,
      error: "expired_token",
      codes: [70020],
    });
  });

  it("is refused to an app that is not marked as public, and to a public one that shows a secret", async () => {
    const confidential = server.addApp({ displayName: "Web" });
    const { body } = await begin("User.Read", confidential);

    const first = await poll(body.device_code, { client_id: confidential.appId });
    const second = await poll((await begin()).body.device_code, { client_secret: "any" });

    expect(refusalOf(first)).toEqual({ status: 401, error: "invalid_client", codes: [7000218] });
    expect(refusalOf(second)).toEqual({ status: 401, error: "invalid_client", codes: [700025] });
  });
});

describe("asking for a code is refused", () => {
  it.each([
    ["for an unknown app", { client_id: "99999999-9999-4999-8999-999999999999" }, "unauthorized_client", 700016],
    ["without a scope", { scope: "" }, "invalid_request", 900144],
    ["for an unknown permission", { scope: "Nothing.Read" }, "access_denied", 650053],
  ])("%s", async (_, changes, error, code) => {
    const fields = { client_id: app.appId, scope: "User.Read", ...changes };
    const reply = await sendForm(server, { path: `/${tenantId}/oauth2/v2.0/devicecode`, fields });

    expect(refusalOf(reply)).toEqual({ status: 400, error, codes: [code] });
  });

  it("at /common for an app of this tenant alone", async () => {
    const fields = { client_id: app.appId, scope: "User.Read" };
    const reply = await sendForm(server, { path: "/common/oauth2/v2.0/devicecode", fields });

    expect(refusalOf(reply)).toEqual({ status: 400, error: "invalid_request", codes: [50194] });
  });
});

describe("the page for the code", () => {
  it.each(["XXXXXXXXX", "", "<b>"])("shows itself again for %j, which no device has", async (userCode) => {
    const browser = new TestBrowser(server.caPem);
    await browser.open(`${server.origin}/devicelogin`);

    const page = await browser.send({ userCode });

    expect([page.status, page.name]).toEqual([400, "userCode"]);
    expect(page.html).toContain("AADSTS70018");
  });

  it("shows itself again for a code that is over", async () => {
    const { body } = await begin();
    server.advance(15 * 60_000);
    const browser = new TestBrowser(server.caPem);

    const page = await browser.open(`${server.origin}/devicelogin?otc=${body.user_code}`);

    expect([page.status, page.name]).toEqual([400, "userCode"]);
    expect(page.html).toContain("AADSTS70020");
  });

  it("is also under the tenant's own address", async () => {
    const { body } = await begin();
    const browser = new TestBrowser(server.caPem);
    await browser.open(`${server.origin}/${tenantId}/oauth2/deviceauth`);
    await browser.send({ userCode: String(body.user_code) });
    await browser.send({ account: ben.id });

    expect((await approve(browser)).title).toBe("You are signed in");
  });

  it("does not sign a person in without asking, although they are signed in already", async () => {
    const browser = await arrive((await begin()).body.user_code);
    await approve(browser);
    const { body } = await begin();

    await browser.open(`${server.origin}/devicelogin`);
    const page = await browser.send({ userCode: String(body.user_code) });

    expect(page.name).toBe("signIn");
    expect(refusalOf(await poll(body.device_code)).error).toBe("authorization_pending");
  });

  it("takes no answer that was given for another device", async () => {
    const first = await begin("User.Read");
    const second = await begin("User.Read");
    const browser = await arrive(first.body.user_code);
    const token = /name="formToken" value="([^"]*)"/.exec(browser.page.html)?.[1] ?? "";
    const path = `${server.origin}/devicelogin?otc=${second.body.user_code}`;
    const subject = String(first.body.user_code);

    const page = await browser.post(path, { step: "confirmDevice", subject, formToken: token, decision: "accept" });

    expect(page.name).toBe("confirmDevice");
    expect(refusalOf(await poll(second.body.device_code)).error).toBe("authorization_pending");
  });
});
