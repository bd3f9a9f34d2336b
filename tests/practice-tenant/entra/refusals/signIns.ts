/** Sign-ins through MSAL that go well: what the refusals of later steps begin with. */
import { createHash, randomBytes } from "node:crypto";
import type { AccountInfo, AuthenticationResult } from "@azure/msal-node";
import type { Application } from "../../../../practice-tenant/records";
import type { SignInServer } from "../signInServer";
import { answerOf } from "../testBrowser";
import { grant, principalOf, redirectUri, type TestApi } from "./apps";
import { newBrowser, password, play, type TestPerson } from "./people";
import type { RealClients } from "./realClients";

/** By password, which is quick and needs no browser. */
export async function signInByPassword(
  clients: RealClients,
  app: Application,
  { person, scopes = ["User.Read"] }: { person: TestPerson; scopes?: string[] },
): Promise<AuthenticationResult> {
  const client = clients.public(app);
  const result = await client.acquireTokenByUsernamePassword({ scopes, username: person.name, password });
  if (result === null) throw new Error("no token");
  return result;
}

/** A client with an account whose refresh token it keeps. */
export async function clientWithAccount(clients: RealClients, app: Application, person: TestPerson) {
  const client = clients.public(app);
  const scopes = ["User.Read"];
  const result = await client.acquireTokenByUsernamePassword({ scopes, username: person.name, password });
  const account: AccountInfo | null | undefined = result?.account;
  if (account === null || account === undefined) throw new Error("no account");
  return { refresh: () => client.acquireTokenSilent({ account, scopes, forceRefresh: true }) };
}

export interface Codes {
  readonly code: string;
  readonly codeVerifier: string;
}

/** An authorization code that a browser brought, at an address that MSAL wrote. */
export async function codeFor(
  clients: RealClients,
  app: Application,
  { person, isProofSent = true }: { person: TestPerson; isProofSent?: boolean },
): Promise<Codes> {
  const codeVerifier = randomBytes(32).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const url = await clients.public(app).getAuthCodeUrl({
    scopes: ["User.Read"],
    redirectUri,
    ...(isProofSent && { codeChallenge, codeChallengeMethod: "S256" }),
  });
  const page = await play(newBrowser(clients.server), url, { person, consent: "accept" });
  return { code: answerOf(page).code ?? "", codeVerifier };
}

/** A user's token for an API, as an app brings it there. */
export async function tokenForApi(clients: RealClients, caller: Application, api: TestApi, person: TestPerson) {
  grant(clients.server, principalOf(clients.server, caller), { apiPrincipalId: api.principal.id, scope: "access" });
  return (await signInByPassword(clients, caller, { person, scopes: [api.scope] })).accessToken;
}

/** Runs the server's clock ahead for as long as `work` takes. */
export async function later<T>(server: SignInServer, milliseconds: number, work: () => Promise<T>): Promise<T> {
  server.advance(milliseconds);
  try {
    return await work();
  } finally {
    server.advance(-milliseconds);
  }
}
