/** Refusals of the app and of how it proves who it is. */
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { ClientCertificateCredential, ClientSecretCredential } from "@azure/identity";
import type { NodeAuthOptions } from "@azure/msal-node";
import { SignJWT } from "jose";
import { issueAssertion } from "../../../../practice-tenant/entra/federation/issueAssertion";
import { openIssuerKey } from "../../../../practice-tenant/entra/federation/issuerKeys";
import type { Application } from "../../../../practice-tenant/records";
import { issueRsaCertificate, keyCredential } from "../rsaCertificate";
import { type SignInServer, tenantId } from "../signInServer";
import { addDaemon, addNative, addWeb, redirectUri } from "./apps";
import { addPerson } from "./people";
import { refusedBy } from "./realClients";
import type { RefusalCase } from "./refusalCase";
import { codeFor, later } from "./signIns";

const invalidClient = { by: "client", error: "invalid_client", status: 401 } as const;
const graphDefault = "https://graph.microsoft.com/.default";
const unknownId = "99999999-9999-4999-8999-999999999999";

const issuer = "https://token.actions.githubusercontent.com";
const subject = "repo:octo/app:ref:refs/heads/main";
const audience = "api://AzureADTokenExchange";

export const clientCases: readonly RefusalCase[] = [
  ...secretCases(),
  ...assertionCases(),
  ...federationCases(),
  {
    ...invalidClient,
    code: 7000218,
    when: "a device code is asked for by an app that is no public client",
    bringAbout: (server) =>
      refusedBy(server, (clients) =>
        clients
          .public(addNative(server, { isFallbackPublicClient: null }))
          .acquireTokenByDeviceCode({ scopes: ["User.Read"], deviceCodeCallback: () => {} }),
      ),
    told: "nothing",
  },
  {
    ...invalidClient,
    code: 700025,
    when: "a server shows a secret for the code of a native app",
    bringAbout: (server) =>
      refusedBy(server, async (clients) => {
        const app = addNative(server);
        const proof = await codeFor(clients, app, { person: addPerson(server) });
        const client = clients.confidential(app, { clientSecret: server.addSecret(app) });
        await client.acquireTokenByCode({ ...proof, scopes: ["User.Read"], redirectUri });
      }),
  },
];

function secretCases(): RefusalCase[] {
  const ask = (server: SignInServer, clientId: string, secret: string) =>
    refusedBy(server, (clients) =>
      new ClientSecretCredential(tenantId, clientId, secret, clients.identity).getToken(graphDefault),
    );
  return [
    {
      by: "client",
      error: "unauthorized_client",
      status: 400,
      code: 700016,
      when: "no app has the client id",
      bringAbout: (server) => ask(server, unknownId, "any"),
    },
    {
      by: "client",
      error: "unauthorized_client",
      status: 400,
      code: 7000112,
      when: "the app is switched off",
      bringAbout(server) {
        const { app, principal, secret } = addDaemon(server);
        server.context.store.put("servicePrincipal", { ...principal, accountEnabled: false });
        return ask(server, app.appId, secret);
      },
    },
    {
      ...invalidClient,
      code: 7000229,
      when: "the app has no principal",
      bringAbout(server) {
        const app = server.addApp({ displayName: "Half" });
        return ask(server, app.appId, server.addSecret(app));
      },
    },
    {
      ...invalidClient,
      code: 7000215,
      when: "the secret is wrong",
      bringAbout: (server) => ask(server, addWeb(server).app.appId, "wrong"),
    },
    {
      ...invalidClient,
      code: 7000222,
      when: "the secret is over",
      bringAbout(server) {
        const app = server.addApp({ displayName: "Late" });
        return ask(server, app.appId, server.addSecret(app, "2025-01-01T00:00:00Z"));
      },
    },
  ];
}

/** Assertions that an app signs itself. */
function assertionCases(): RefusalCase[] {
  return [
    {
      by: "client",
      error: "invalid_request",
      status: 400,
      code: 50027,
      when: "MSAL is given an assertion that is no JWT",
      bringAbout: (server) => present(server, addDaemon(server).app, async () => "nonsense"),
    },
    {
      ...invalidClient,
      code: 5002738,
      when: "the assertion is signed by a shared key",
      bringAbout: (server) =>
        present(server, addDaemon(server).app, ({ appId }) =>
          new SignJWT({ iss: appId, sub: appId }).setProtectedHeader({ alg: "HS256" }).sign(new Uint8Array(32)),
        ),
    },
    {
      ...invalidClient,
      code: 5002723,
      when: "the assertion names no key",
      bringAbout: (server) =>
        present(server, addDaemon(server).app, ({ appId }) => signSomehow({ iss: appId, sub: appId })),
    },
    {
      ...invalidClient,
      code: 700021,
      when: "the assertion is in the name of another app",
      bringAbout: (server) =>
        present(server, addDaemon(server).app, ({ appId }) => signSomehow({ iss: unknownId, sub: appId })),
    },
    {
      ...invalidClient,
      code: 700027,
      when: "the certificate is not the app's",
      async bringAbout(server) {
        const { certificate, privateKey } = await issueRsaCertificate();
        return presentCertificate(server, addDaemon(server).app, `${certificate}\n${privateKey}`);
      },
    },
    {
      ...invalidClient,
      code: 700024,
      when: "the client's clock is an hour late",
      async bringAbout(server) {
        const issued = await issueRsaCertificate();
        const { app } = addDaemon(server, { keyCredentials: [keyCredential(issued)] });
        const pem = `${issued.certificate}\n${issued.privateKey}`;
        return later(server, 3_600_000, () => presentCertificate(server, app, pem));
      },
    },
  ];
}

/** Assertions of other issuers, in place of a secret. */
function federationCases(): RefusalCase[] {
  const order = { issuer, subject, audience, lifetime: 600 };
  const refusals: readonly (readonly [code: number, when: string, changes: Partial<typeof order>])[] = [
    [700211, "the app trusts no such issuer", { issuer: "https://elsewhere.example" }],
    [700213, "the app trusts no such subject", { subject: "repo:octo/app:pull_request" }],
    [7002138, "the subject differs by case", { subject: subject.toUpperCase() }],
    [700212, "the app trusts no such audience", { audience: "api://elsewhere" }],
  ];
  return [
    ...refusals.map(([code, when, changes]) => ({
      ...invalidClient,
      code,
      when,
      bringAbout: (server: SignInServer) =>
        present(server, trusting(server), () => issueAssertion(server.context, { ...order, ...changes })),
    })),
    {
      ...invalidClient,
      code: 7000272,
      when: "the issuer has no such key",
      bringAbout: (server) =>
        present(server, trusting(server), () =>
          signSomehow({ iss: issuer, sub: subject, aud: audience }, { kid: "unknown" }),
        ),
    },
    {
      ...invalidClient,
      code: 7002137,
      when: "a token of this tenant is of a principal that the app does not trust",
      bringAbout: (server) => {
        const own = ownIssuer(server);
        const { principal } = addDaemon(server);
        const token = { ...order, issuer: own, subject: principal.id };
        return present(server, trusting(server, own), () => issueAssertion(server.context, token));
      },
    },
    {
      ...invalidClient,
      code: 700229,
      when: "a user is in the token of this tenant",
      bringAbout: (server) => {
        const own = ownIssuer(server);
        return present(server, trusting(server, own), async () => {
          const { kid, privateKey } = await openIssuerKey(server.context, own);
          const claims = { iss: own, sub: subject, aud: audience, scp: "access", oid: subject };
          return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid }).setExpirationTime("5m").sign(privateKey);
        });
      },
    },
  ];
}

const ownIssuer = ({ origin }: SignInServer) => `${origin}/${tenantId}/v2.0`;

function trusting(server: SignInServer, trusted = issuer): Application {
  const credential = { id: randomUUID(), name: "main", issuer: trusted, subject, audiences: [audience] };
  return addDaemon(server, { federatedIdentityCredentials: [{ ...credential, description: null }] }).app;
}

/** Lets MSAL present an assertion that somebody else made. */
function present(server: SignInServer, app: Application, make: (app: Application) => Promise<string>) {
  return refusedBy(server, async (clients) => {
    const proof: Pick<NodeAuthOptions, "clientAssertion"> = { clientAssertion: await make(app) };
    await clients.confidential(app, proof).acquireTokenByClientCredential({ scopes: [graphDefault] });
  });
}

function presentCertificate(server: SignInServer, { appId }: Application, certificate: string) {
  return refusedBy(server, (clients) =>
    new ClientCertificateCredential(tenantId, appId, { certificate }, clients.identity).getToken(graphDefault),
  );
}

function signSomehow(claims: Record<string, string>, header: { kid?: string } = {}): Promise<string> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", ...header })
    .setExpirationTime("5m")
    .sign(privateKey);
}
