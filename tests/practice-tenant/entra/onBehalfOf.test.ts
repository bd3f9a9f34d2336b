/** On-behalf-of with real clients: a user's app calls a middle tier, which calls Graph or another API for that user. */
import { OnBehalfOfCredential } from "@azure/identity";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueAssertion } from "../../../practice-tenant/entra/federation/issueAssertion";
import type { Application } from "../../../practice-tenant/records";
import { call } from "../tenantClient";
import { addApi, addNative, addUnknownNative, grant, redirectUri, type TestApi } from "./refusals/apps";
import { addPerson, changeAccount, newBrowser, play, type TestPerson } from "./refusals/people";
import { RealClients } from "./refusals/realClients";
import { tokenForApi } from "./refusals/signIns";
import { issueRsaCertificate, keyCredential, thumbprint } from "./rsaCertificate";
import {
  graphAccess,
  graphPrincipalId,
  permissionIds,
  type SignInServer,
  startSignInServer,
  tenantId,
} from "./signInServer";
import { answerOf } from "./testBrowser";
import { claimsOf } from "./tokenEndpoint";

let server: SignInServer;
let clients: RealClients;
let caller: Application;
let middle: TestApi;
let person: TestPerson;

beforeAll(async () => {
  server = await startSignInServer();
  clients = new RealClients(server);
  caller = addNative(server);
  middle = addApi(server);
  grant(server, middle.principal, { apiPrincipalId: graphPrincipalId, scope: "User.Read" });
  person = addPerson(server);
});
afterAll(() => server.close());

const userAssertionToken = () => tokenForApi(clients, caller, middle, person);
const readMe = (token: string) => call(server, "GET", "/v1.0/me?$select=userPrincipalName", { token });

describe("@azure/identity (OnBehalfOfCredential)", () => {
  it("reads the user's profile from Graph with a secret", async () => {
    const credential = new OnBehalfOfCredential({
      ...clients.identity,
      tenantId,
      clientId: middle.app.appId,
      clientSecret: middle.secret,
      userAssertionToken: await userAssertionToken(),
    });

    const { token } = await credential.getToken("https://graph.microsoft.com/.default");

    expect(claimsOf(token)).toMatchObject({ oid: person.id, appid: middle.app.appId, appidacr: "1", ver: "1.0" });
    expect((await readMe(token)).body).toMatchObject({ userPrincipalName: person.name });
  });

  it("reads it with an assertion of an issuer that the middle tier trusts", async () => {
    const order = { issuer: "https://issuer.example", subject: "middle", audience: "api://AzureADTokenExchange" };
    const { issuer, subject, audience } = order;
    const trust = { id: "1", name: "main", issuer, subject, audiences: [audience], description: null };
    const federated = addApi(server, { federatedIdentityCredentials: [trust] });
    grant(server, federated.principal, { apiPrincipalId: graphPrincipalId, scope: "User.Read" });
    const credential = new OnBehalfOfCredential({
      ...clients.identity,
      tenantId,
      clientId: federated.app.appId,
      getAssertion: () => issueAssertion(server.context, { ...order, lifetime: 600 }),
      userAssertionToken: await tokenForApi(clients, caller, federated, person),
    });

    const { token } = await credential.getToken("https://graph.microsoft.com/.default");

    expect((await readMe(token)).body).toMatchObject({ userPrincipalName: person.name });
    expect(claimsOf(token)).toMatchObject({ appidacr: "2" });
  });
});

describe("MSAL (acquireTokenOnBehalfOf)", () => {
  const middleTier = () => clients.confidential(middle.app, { clientSecret: middle.secret });

  it("proves itself by an assertion of its certificate as well", async () => {
    const issued = await issueRsaCertificate();
    const certified = addApi(server, { keyCredentials: [keyCredential(issued)] });
    grant(server, certified.principal, { apiPrincipalId: graphPrincipalId, scope: "User.Read" });
    const assertion = await tokenForApi(clients, caller, certified, person);
    const client = clients.confidential(certified.app, {
      clientCertificate: {
        thumbprintSha256: thumbprint(issued, "sha256").toString("hex"),
        privateKey: issued.privateKey,
      },
    });

    const result = await client.acquireTokenOnBehalfOf({ oboAssertion: assertion, scopes: ["User.Read"] });

    expect(claimsOf(result?.accessToken)).toMatchObject({ oid: person.id, appidacr: "2" });
  });

  it("takes a token of version 1 or 2, by the API's identifier URI or its id", async () => {
    for (const requestedAccessTokenVersion of [2, 1]) {
      const api = { ...middle.app.api, requestedAccessTokenVersion };
      server.context.store.put("application", { ...middle.app, api });
      const oboAssertion = await userAssertionToken();
      const result = await middleTier().acquireTokenOnBehalfOf({ oboAssertion, scopes: ["User.Read"] });

      const audience = requestedAccessTokenVersion === 2 ? middle.app.appId : `api://${middle.app.appId}`;
      expect(claimsOf(oboAssertion).aud).toBe(audience);
      expect((await readMe(result?.accessToken ?? "")).body).toMatchObject({ userPrincipalName: person.name });
    }
  });

  it("calls another API of the tenant, which calls Graph in its turn", async () => {
    const backend = addApi(server, { displayName: "Backend" });
    grant(server, middle.principal, { apiPrincipalId: backend.principal.id, scope: "access" });
    grant(server, backend.principal, { apiPrincipalId: graphPrincipalId, scope: "User.Read" });
    const first = { oboAssertion: await userAssertionToken(), scopes: [backend.scope] };
    const forBackend = await middleTier().acquireTokenOnBehalfOf(first);
    const second = { oboAssertion: forBackend?.accessToken ?? "", scopes: ["User.Read"] };

    const forGraph = await clients
      .confidential(backend.app, { clientSecret: backend.secret })
      .acquireTokenOnBehalfOf(second);

    expect(claimsOf(forBackend?.accessToken)).toMatchObject({ aud: `api://${backend.app.appId}`, scp: "access" });
    expect(claimsOf(forGraph?.accessToken)).toMatchObject({ appid: backend.app.appId, oid: person.id });
  });

  it("is told to let the user consent when nobody granted what it asks", async () => {
    const asked = { oboAssertion: await userAssertionToken(), scopes: ["Mail.Read"] };

    await expect(middleTier().acquireTokenOnBehalfOf(asked)).rejects.toMatchObject({
      name: "InteractionRequiredAuthError",
      errorCode: "invalid_grant",
      subError: "consent_required",
      errorNo: 65001,
    });
  });

  it("gets a refresh token for the user, which needs the same proof", async () => {
    const oboAssertion = await userAssertionToken();
    await middleTier().acquireTokenOnBehalfOf({ oboAssertion, scopes: ["User.Read", "offline_access"] });
    const { refresh_token: refreshToken } = JSON.parse(clients.replies.at(-1)?.body ?? "{}");

    const renewed = await middleTier().acquireTokenByRefreshToken({ refreshToken, scopes: ["User.Read"] });
    const unproven = clients.public(middle.app).acquireTokenByRefreshToken({ refreshToken, scopes: ["User.Read"] });

    expect(claimsOf(renewed?.accessToken)).toMatchObject({ oid: person.id, appid: middle.app.appId });
    await expect(unproven).rejects.toMatchObject({ errorNo: 7000218 });
  });

  it("is refused once the user's sign-ins were revoked", async () => {
    const someone = addPerson(server);
    const oboAssertion = await tokenForApi(clients, caller, middle, someone);
    server.advance(2000);
    changeAccount(server, someone, { signInsValidFrom: server.context.clock().getTime() });

    const refused = middleTier().acquireTokenOnBehalfOf({ oboAssertion, scopes: ["User.Read"] });

    await expect(refused).rejects.toMatchObject({ errorNo: 50173 });
  });
});

describe("consent for an app and its middle tier at once (.default)", () => {
  /** A client that lists the API, and an API that lists Graph and knows the client, or does not. */
  function arrange({ isKnown }: { isKnown: boolean }) {
    const client = addUnknownNative(server, { displayName: "Front" });
    const requiredResourceAccess = graphAccess({ id: permissionIds.calendarsRead, type: "Scope" });
    const api = addApi(server, { displayName: "Behind", requiredResourceAccess });
    const [access] = api.app.api.oauth2PermissionScopes;
    const knownClientApplications = isKnown ? [client.appId] : [];
    server.context.store.put("application", { ...api.app, api: { ...api.app.api, knownClientApplications } });
    server.context.store.put("application", {
      ...client,
      requiredResourceAccess: [
        { resourceAppId: api.app.appId, resourceAccess: [{ id: access?.id ?? "", type: "Scope" }] },
      ],
    });
    return { client, api };
  }

  async function consentAt({ client, api }: ReturnType<typeof arrange>, someone: TestPerson) {
    const browser = newBrowser(server);
    const scopes = [`api://${api.app.appId}/.default`];
    const url = await clients.public(client).getAuthCodeUrl({ scopes, redirectUri });
    const asked = await play(browser, url, { person: someone });
    const back = await browser.send({ decision: "accept" });
    return { asked: asked.html, code: answerOf(back).code };
  }

  const grantsOf = (appId: string, { id }: TestPerson) => {
    const { store } = server.context;
    const principal = store.find("servicePrincipal", (one) => one.appId === appId);
    const grants = store.list(
      "oauth2PermissionGrant",
      (one) => one.clientId === principal?.id && one.principalId === id,
    );
    return grants.map(({ resourceId, scope }) => [resourceId, scope]);
  };

  it("asks for both when the API knows the client, and writes both down", async () => {
    const arranged = arrange({ isKnown: true });
    const someone = addPerson(server);

    const { asked, code } = await consentAt(arranged, someone);

    expect(asked).toContain("Microsoft Graph, for Behind");
    expect(asked).toContain(">Calendars.Read</code>");
    expect(code).toBeDefined();
    expect(grantsOf(arranged.api.app.appId, someone)).toEqual([[graphPrincipalId, "Calendars.Read"]]);
    expect(grantsOf(arranged.client.appId, someone)).toContainEqual([arranged.api.principal.id, "access"]);
  });

  it("asks for the client alone when the API does not know it", async () => {
    const arranged = arrange({ isKnown: false });
    const someone = addPerson(server);

    const { asked } = await consentAt(arranged, someone);

    expect(asked).not.toContain("Calendars.Read");
    expect(grantsOf(arranged.api.app.appId, someone)).toEqual([]);
    expect(grantsOf(arranged.client.appId, someone)).toContainEqual([arranged.api.principal.id, "access"]);
  });
});
