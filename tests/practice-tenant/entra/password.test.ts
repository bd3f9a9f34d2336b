/** A name and a password in place of a sign-in page, as MSAL still sends them. What is refused: refusals/personCases. */
import { UsernamePasswordCredential } from "@azure/identity";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addNative, addWeb, grant } from "./refusals/apps";
import { addPerson, password, type TestPerson } from "./refusals/people";
import { RealClients } from "./refusals/realClients";
import { graphPrincipalId, type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { claimsOf } from "./tokenEndpoint";

let server: SignInServer;
let clients: RealClients;
let person: TestPerson;

beforeAll(async () => {
  server = await startSignInServer();
  clients = new RealClients(server);
  person = addPerson(server);
});
afterAll(() => server.close());

const asked = () => ({ scopes: ["User.Read"], username: person.name, password });

it("gives a public client a token and an account that it can refresh", async () => {
  const client = clients.public(addNative(server));

  const result = await client.acquireTokenByUsernamePassword(asked());
  if (result?.account === null || result?.account === undefined) throw new Error("no account");
  const renewed = await client.acquireTokenSilent({ ...asked(), account: result.account, forceRefresh: true });

  expect(claimsOf(result.accessToken)).toMatchObject({ oid: person.id, appidacr: "0" });
  expect(claimsOf(renewed.accessToken)).toMatchObject({ oid: person.id });
  expect(result.account).toMatchObject({ username: person.name, homeAccountId: `${person.id}.${tenantId}` });
});

it("gives @azure/identity a token (UsernamePasswordCredential)", async () => {
  const { appId } = addNative(server);
  const credential = new UsernamePasswordCredential(tenantId, appId, person.name, password, clients.identity);

  const { token } = await credential.getToken("https://graph.microsoft.com/User.Read");

  expect(claimsOf(token)).toMatchObject({ oid: person.id, upn: person.name });
});

it("gives a server a token that shows its secret, whose refresh token needs it too", async () => {
  const { app, principal, secret } = addWeb(server);
  grant(server, principal, { apiPrincipalId: graphPrincipalId, scope: "User.Read" });
  const client = clients.confidential(app, { clientSecret: secret });

  const result = await client.acquireTokenByUsernamePassword({ ...asked(), scopes: ["User.Read", "offline_access"] });
  const { refresh_token: refreshToken } = JSON.parse(clients.replies.at(-1)?.body ?? "{}");
  const unproven = clients.public(app).acquireTokenByRefreshToken({ refreshToken, scopes: ["User.Read"] });

  expect(claimsOf(result?.accessToken)).toMatchObject({ oid: person.id, appidacr: "1" });
  await expect(unproven).rejects.toMatchObject({ errorNo: 7000218 });
});

it("is for apps that say they are public: without the switch a credential is missing", async () => {
  const client = clients.public(addNative(server, { isFallbackPublicClient: null }));

  await expect(client.acquireTokenByUsernamePassword(asked())).rejects.toMatchObject({ errorNo: 7000218 });
});

it("works at /organizations for a name of this tenant", async () => {
  const client = clients.public(addNative(server, { signInAudience: "AzureADMultipleOrgs" }), {
    tenant: "organizations",
  });

  expect((await client.acquireTokenByUsernamePassword(asked()))?.account?.username).toBe(person.name);
});

it("unlocks a minute after the tenth wrong password; the same wrong one again counts once", async () => {
  const client = clients.public(addNative(server));
  const { name } = addPerson(server);
  const attempt = (typed: string) =>
    client.acquireTokenByUsernamePassword({ scopes: ["User.Read"], username: name, password: typed }).then(
      () => "in",
      (error: { errorNo?: number }) => error.errorNo,
    );

  for (let time = 0; time < 12; time++) expect(await attempt("the old one")).toBe(50126);
  expect(await attempt(password)).toBe("in");
  for (let time = 0; time < 10; time++) await attempt(`wrong ${time}`);
  expect(await attempt(password)).toBe(50053);
  server.advance(60_000);
  expect(await attempt(password)).toBe("in");
});
